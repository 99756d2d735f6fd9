package dev.gembind.core.ledger;

/** What would come of a request for gems if it were made now. It promises nothing: others may come first. */
public sealed interface Preview {
    /**
     * It would happen.
     *
     * @param after what the user would have then
     */
    record Possible(Balance after) implements Preview {}

    /**
     * It would be refused.
     *
     * @param rejection why
     * @param now what the user has
     */
    record Refused(Rejection rejection, Balance now) implements Preview {}
}
