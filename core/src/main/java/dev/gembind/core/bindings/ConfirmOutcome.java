package dev.gembind.core.bindings;

import dev.gembind.core.UserId;

/** What came of confirming or cancelling an attempt whose account is proven. */
public sealed interface ConfirmOutcome {
    /**
     * The bind rule has decided.
     *
     * @param user for whom
     * @param outcome what it decided
     */
    record Decided(UserId user, BindOutcome outcome) implements ConfirmOutcome {}

    /** The browser that waits for this sign-in may pick it up. */
    record SignInReady() implements ConfirmOutcome {}

    /** The account belongs to nobody, and nobody may sign up here; the sign-in ended. */
    record NotRegistered() implements ConfirmOutcome {}

    /** An operator suspended the account's binding; the sign-in ended. */
    record Suspended() implements ConfirmOutcome {}

    /** The attempt ended as asked; nothing was bound. */
    record Cancelled() implements ConfirmOutcome {}

    /** Somebody else proved or started it; it stays as it is. */
    record NotYours() implements ConfirmOutcome {}

    /** There is no such attempt, it ended before, or its time is over. */
    record Over() implements ConfirmOutcome {}
}
