package dev.gembind.core.ledger;

/** Is told of outcomes after they are durable. Called on the caller's thread; a failure in it changes nothing. */
@FunctionalInterface
public interface GemListener {
    /** Ignores everything. */
    GemListener NONE = (kind, outcome) -> {};

    /**
     * A request for gems was answered.
     *
     * @param kind what was asked for
     * @param outcome the answer
     */
    void onOutcome(TransferKind kind, Outcome outcome);
}
