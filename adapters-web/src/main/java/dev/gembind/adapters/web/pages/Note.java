package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.pages.view.Message;
import dev.gembind.core.Platform;
import java.util.Arrays;
import java.util.Optional;

/**
 * A sentence shown once, on the page after the one where something was done. Only its name travels, in a cookie, so nobody
 * can make this site say something else by sending people a link.
 */
enum Note {
    SIGNED_IN("You are signed in.", true),
    WELCOME(
            "Welcome! Your account is ready. Connect another account too, so that you always have a second way in.",
            true),
    SIGNED_OUT("You are signed out.", true),
    SIGN_IN_FIRST("Please sign in first.", false),
    SIGNED_IN_ALREADY("You are signed in already. Sign out first to use another account.", false),
    LINKED("%s is connected to your account.", true),
    LINKED_ALREADY("%s was connected to your account already.", true),
    RELEASED("%s is no longer connected to your account.", true),
    NOTHING_TO_RELEASE("%s was not connected, so there was nothing to disconnect.", false),
    CANCELLED("Cancelled. Nothing was connected.", true),
    OVER_ALREADY("That was over already. Nothing was changed.", false);

    private static final String SEPARATOR = ".";
    private static final String BLANK = "%s";

    private final String sentence;
    private final boolean good;

    Note(String sentence, boolean good) {
        this.sentence = sentence;
        this.good = good;
    }

    /** Returns what a cookie keeps of this note. */
    String encode() {
        return name();
    }

    /** Returns what a cookie keeps of this note about a platform. */
    String encode(Platform platform) {
        return name() + SEPARATOR + platform.name();
    }

    /** Returns the message of a cookie; empty for anything {@link #encode} does not make. */
    static Optional<Message> decode(String cookie) {
        return Arrays.stream(values())
                .flatMap(note -> note.decodeThis(cookie).stream())
                .findFirst();
    }

    /** Returns what this note says about a platform. */
    Message message(Platform platform) {
        return new Message(sentence.replace(BLANK, platform.title()), good);
    }

    private Optional<Message> decodeThis(String cookie) {
        if (sentence.contains(BLANK)) {
            return Arrays.stream(Platform.values())
                    .filter(platform -> encode(platform).equals(cookie))
                    .map(this::message)
                    .findFirst();
        }
        return encode().equals(cookie) ? Optional.of(new Message(sentence, good)) : Optional.empty();
    }
}
