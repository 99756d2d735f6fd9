package dev.gembind.core.bindings;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** What came of starting an attempt. */
public sealed interface StartOutcome {
    /**
     * A link code was made. Each of token and code can be used once, and using one ends the other.
     *
     * @param attempt the attempt's id
     * @param token for a deep link, 23 characters
     * @param code to be typed, as {@code XXXX-XXXX}
     * @param binder what the browser that started a sign-in keeps and shows again to pick it up
     * @param expiresAt from then on neither counts
     */
    record CodeMade(String attempt, String token, String code, String binder, Instant expiresAt)
            implements StartOutcome {
        @Override
        public String toString() {
            return "CodeMade[attempt=" + attempt + "]";
        }
    }

    /**
     * The browser may go to the platform's page.
     *
     * @param attempt the attempt's id
     * @param page where to
     * @param cookie a name for the cookie that keeps the binder, of its own for each attempt
     * @param binder what the browser keeps and shows again on the way back
     * @param expiresAt from then on it is too late
     */
    record PageReady(String attempt, URI page, String cookie, String binder, Instant expiresAt)
            implements StartOutcome {
        @Override
        public String toString() {
            return "PageReady[attempt=" + attempt + "]";
        }
    }

    /**
     * The user has an account of this platform already.
     *
     * @param existing its binding
     */
    record UserHasOther(Binding existing) implements StartOutcome {}

    /** There is no such user. */
    record UnknownUser() implements StartOutcome {}

    /** This platform's own page is not set up here. */
    record NotOffered() implements StartOutcome {}

    /**
     * Too many attempts.
     *
     * @param retryAfter how long to wait
     */
    record RateLimited(Duration retryAfter) implements StartOutcome {}
}
