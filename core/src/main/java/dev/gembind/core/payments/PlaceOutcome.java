package dev.gembind.core.payments;

/** What became of the wish to buy something. */
public sealed interface PlaceOutcome {
    /**
     * It can be paid.
     *
     * @param order the new order
     * @param payload names it to the provider
     */
    record Placed(Order order, String payload) implements PlaceOutcome {}

    /** There is no such user. */
    record UnknownUser() implements PlaceOutcome {}

    /** The catalogue has no such offer, or it is not sold in that currency. */
    record NotSold() implements PlaceOutcome {}

    /** The user has too many orders that are neither paid nor over. */
    record TooManyOpen() implements PlaceOutcome {}
}
