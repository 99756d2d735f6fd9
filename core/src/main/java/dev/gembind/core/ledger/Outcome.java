package dev.gembind.core.ledger;

/** What became of a request for gems. */
public sealed interface Outcome {
    /**
     * It happened now.
     *
     * @param transfer the new transfer
     */
    record Applied(Transfer transfer) implements Outcome {}

    /**
     * It had happened before, and nothing happened now.
     *
     * @param transfer what happened then
     */
    record Replayed(Transfer transfer) implements Outcome {}

    /**
     * It was refused, and will be each time it is asked for with this key.
     *
     * @param rejection why
     * @param replayed whether that was decided before
     */
    record Rejected(Rejection rejection, boolean replayed) implements Outcome {}

    /**
     * The key stands for another request. Nothing happened.
     *
     * @param field the first part in which the two differ: {@code kind}, {@code user}, {@code gems}, {@code target} or
     *     {@code terms}
     */
    record Conflict(String field) implements Outcome {}

    /** The same request is under way elsewhere; asking again later tells what came of it. */
    record InFlight() implements Outcome {}

    /** What it is about does not exist. Nothing was stored. */
    record Absent() implements Outcome {}
}
