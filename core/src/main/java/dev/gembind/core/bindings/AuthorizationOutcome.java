package dev.gembind.core.bindings;

import dev.gembind.core.UserId;

/** What came of coming back from a platform's page. */
public sealed interface AuthorizationOutcome {
    /**
     * The account is proven; its user is to confirm the binding.
     *
     * @param attempt the attempt, {@link AttemptState#VERIFIED}
     */
    record ConfirmBinding(LinkAttempt attempt) implements AuthorizationOutcome {}

    /**
     * The account belongs to a user, who is signed in now.
     *
     * @param user the user
     */
    record SignedIn(UserId user) implements AuthorizationOutcome {}

    /**
     * The account belongs to nobody; the person is to confirm that a new user be made. See {@link SignInService#claim}.
     *
     * @param attempt the attempt, {@link AttemptState#VERIFIED}
     */
    record ConfirmSignUp(LinkAttempt attempt) implements AuthorizationOutcome {}

    /** The account belongs to nobody, and nobody may sign up here. */
    record NotRegistered() implements AuthorizationOutcome {}

    /** An operator suspended the account's binding. */
    record Suspended() implements AuthorizationOutcome {}

    /** The person said no on the platform's page. */
    record Cancelled() implements AuthorizationOutcome {}

    /** The state is unknown, superseded or too old; which of them is not told. */
    record StateInvalid() implements AuthorizationOutcome {}

    /** Another browser or another signed-in user came back than the one that left; the attempt is void. */
    record SessionMismatch() implements AuthorizationOutcome {}

    /**
     * The platform could not be asked.
     *
     * @param reason a stable code
     */
    record ProviderUnavailable(String reason) implements AuthorizationOutcome {}

    /**
     * The platform said no.
     *
     * @param reason a stable code
     * @param message one sentence for the person
     */
    record ProviderRejected(String reason, String message) implements AuthorizationOutcome {}

    /**
     * The same browser came back before, such as by reloading the page.
     *
     * @param attempt what became of it
     */
    record AlreadyCompleted(LinkAttempt attempt) implements AuthorizationOutcome {}
}
