package dev.gembind.core.bindings;

import java.time.Duration;

/** What came of presenting a link token or a typed code. */
public sealed interface OpenOutcome {
    /**
     * The account is proven; its owner is to confirm.
     *
     * @param attempt the attempt, {@link AttemptState#VERIFIED}
     */
    record Opened(LinkAttempt attempt) implements OpenOutcome {}

    /** Unknown, used up or too old; which of them is not told. */
    record CodeInvalid() implements OpenOutcome {}

    /** It was right, but the user has made a newer one since. */
    record Superseded() implements OpenOutcome {}

    /**
     * Too many tries.
     *
     * @param retryAfter how long to wait
     */
    record RateLimited(Duration retryAfter) implements OpenOutcome {}
}
