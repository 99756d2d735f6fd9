package dev.gembind.core.bindings;

import dev.gembind.core.UserId;
import java.time.Duration;

/** What came of signing in with an account. */
public sealed interface SignInOutcome {
    /**
     * The account opens the door.
     *
     * @param user whose
     * @param created whether the user was made just now
     */
    record SignedIn(UserId user, boolean created) implements SignInOutcome {}

    /** The account belongs to nobody, and nobody may sign up here. */
    record NotRegistered() implements SignInOutcome {}

    /** An operator suspended the account's binding. */
    record Suspended() implements SignInOutcome {}

    /** Another browser started this sign-in. */
    record NotYours() implements SignInOutcome {}

    /** There is nothing to pick up: unknown, picked up before, not confirmed yet, or too old. */
    record Over() implements SignInOutcome {}

    /**
     * Too many tries.
     *
     * @param retryAfter how long to wait
     */
    record RateLimited(Duration retryAfter) implements SignInOutcome {}
}
