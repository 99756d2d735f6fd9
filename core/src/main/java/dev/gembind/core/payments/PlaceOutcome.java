package dev.gembind.core.payments;

/** What became of the wish to buy something. */
public sealed interface PlaceOutcome {
    /**
     * It can be paid.
     *
     * @param order the new order, or the one that was wished for before with this key, as it is now
     * @param payload names it to the provider
     * @param replayed whether it was wished for before
     */
    record Placed(Order order, String payload, boolean replayed) implements PlaceOutcome {}

    /** There is no such user. */
    record UnknownUser() implements PlaceOutcome {}

    /** The catalogue has no such offer, or it is not sold in that currency. */
    record NotSold() implements PlaceOutcome {}

    /** The user has too many orders that are neither paid nor over. */
    record TooManyOpen() implements PlaceOutcome {}

    /**
     * The key was used to order something else.
     *
     * @param field what differs: {@code package} or {@code channel}
     */
    record Conflict(String field) implements PlaceOutcome {}
}
