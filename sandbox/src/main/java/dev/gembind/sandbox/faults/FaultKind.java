package dev.gembind.sandbox.faults;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can go wrong with a platform. */
public enum FaultKind {
    /** Nobody listens on the port: connections are refused. Holds for the whole platform, not for single calls. */
    DOWN("Down", "connections are refused"),
    /** The request is read and never answered. */
    HANG("Hang", "no answer ever comes"),
    /** The true answer, but its head comes at once and its body one byte at a time. */
    SLOW_DRIP("Slow drip", "the answer trickles, a byte at a time"),
    /** The connection is reset after the request arrived; nothing was done. */
    RESET("Reset", "the connection is cut before anything is done"),
    /** The request is carried out, then the connection is reset: the caller cannot know. */
    LOST_ANSWER("Lost answer", "it is done, but the answer is lost"),
    /** 429 with Retry-After, in the platform's own shape. */
    RATE_LIMIT("429", "too many requests, with Retry-After"),
    /** 500 in the platform's own shape. */
    SERVER_ERROR("500", "internal server error"),
    /** An error page in HTML, as a content network in front of the platform sends it. */
    HTML_ERROR("HTML error page", "502 from the network in front"),
    /** The true answer, cut in the middle. */
    TRUNCATED_JSON("Truncated JSON", "half of the answer"),
    /** JSON that parses but has another shape. */
    WRONG_JSON("Wrong JSON", "valid JSON of a wrong shape"),
    /** 200 without a body. */
    EMPTY_BODY("Empty body", "200 and nothing else"),
    /** A JSON text of {@value FaultGate#HUGE} bytes. */
    HUGE_BODY("Huge body", "64 MiB of JSON"),
    /** The same huge text, gzipped to a few kilobytes. */
    COMPRESSED_BOMB("Compressed bomb", "64 MiB of JSON, gzipped small"),
    /** An answer written by whoever set the fault. */
    SCRIPTED("Scripted", "an answer of your own"),
    /** Bot API: updates come more than once, also when they were confirmed before. */
    DUPLICATE_UPDATES("Duplicate updates", "updates come twice"),
    /** Bot API: the updates of one answer come in the wrong order. */
    REORDERED_UPDATES("Reordered updates", "updates come in the wrong order");

    private final String title;
    private final String effect;

    FaultKind(String title, String effect) {
        this.title = title;
        this.effect = effect;
    }

    /** Returns a short name for people. */
    public String title() {
        return title;
    }

    /** Says in a few words what the caller will see. */
    public String effect() {
        return effect;
    }

    /** Returns the name used in the control API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Says whether it changes the updates of an answer and not the answer itself. */
    public boolean changesUpdates() {
        return this == DUPLICATE_UPDATES || this == REORDERED_UPDATES;
    }

    /** Finds a kind by {@link #key()}. */
    public static Optional<FaultKind> find(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
