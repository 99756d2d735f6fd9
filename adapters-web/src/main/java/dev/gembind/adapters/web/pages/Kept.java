package dev.gembind.adapters.web.pages;

import com.google.common.base.Splitter;
import dev.gembind.core.bindings.StartOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a browser keeps of an attempt, for the server has only hashes: it survives a restart of the server, and only this
 * browser can show the code again or pick the sign-in up.
 *
 * @param attempt the attempt's id
 * @param binder shows that this browser started it
 * @param token of the deep link; empty for an attempt without one
 * @param code to be typed; empty for an attempt without one
 */
record Kept(String attempt, String binder, String token, String code) {
    private static final String BIND = "gb_code";
    private static final String SIGN_IN = "gb_signin";
    private static final char SEPARATOR = '.';
    private static final int PARTS = 4;
    private static final int MAX_LENGTH = 256;
    private static final String EXTRA_CHARACTERS = "-_.";
    // a browser that comes back late is told that its time was over
    private static final Duration KEPT_AFTERWARDS = Duration.ofMinutes(15);

    static Kept of(StartOutcome.CodeMade made) {
        return new Kept(made.attempt(), made.binder(), made.token(), made.code());
    }

    /** An attempt whose account was proven on the platform's page. */
    static Kept proven(String attempt, String binder) {
        return new Kept(attempt, binder, "", "");
    }

    boolean hasCode() {
        return !token.isEmpty() && !code.isEmpty();
    }

    static Optional<Kept> findBind(Visit visit) {
        return visit.cookies().find(BIND).flatMap(Kept::decode);
    }

    static Optional<Kept> findSignIn(Visit visit) {
        return visit.cookies().find(SIGN_IN).flatMap(Kept::decode);
    }

    void keepBind(Visit visit, Duration life) {
        visit.cookies().set(BIND, encode(), life.plus(KEPT_AFTERWARDS));
    }

    void keepSignIn(Visit visit, Duration life) {
        visit.cookies().set(SIGN_IN, encode(), life.plus(KEPT_AFTERWARDS));
    }

    static void forgetBind(Visit visit) {
        if (visit.cookies().find(BIND).isPresent()) {
            visit.cookies().remove(BIND);
        }
    }

    static void forgetSignIn(Visit visit) {
        if (visit.cookies().find(SIGN_IN).isPresent()) {
            visit.cookies().remove(SIGN_IN);
        }
    }

    private String encode() {
        return attempt + SEPARATOR + binder + SEPARATOR + token + SEPARATOR + code;
    }

    private static Optional<Kept> decode(String cookie) {
        if (cookie.length() > MAX_LENGTH || !cookie.chars().allMatch(Kept::isAllowed)) {
            return Optional.empty();
        }
        List<String> parts = Splitter.on(SEPARATOR).splitToList(cookie);
        return parts.size() == PARTS
                ? Optional.of(new Kept(parts.get(0), parts.get(1), parts.get(2), parts.get(3)))
                : Optional.empty();
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || EXTRA_CHARACTERS.indexOf(c) >= 0;
    }

    @Override
    public String toString() {
        return "Kept[attempt=" + attempt + "]";
    }
}
