package dev.gembind.core.payments;

import dev.gembind.core.ledger.Gems;

/** What became of the wish to give a charge back. */
public sealed interface RefundOutcome {
    /**
     * The gems are set aside, and the provider will be asked.
     *
     * @param refund the refund, new or as it was asked for before
     * @param replayed whether it was asked for before
     */
    record Started(Refund refund, boolean replayed) implements RefundOutcome {}

    /**
     * Some of its gems are spent. Nothing moved.
     *
     * @param spent how many
     */
    record PartlySpent(Gems spent) implements RefundOutcome {}

    /** The provider gives money back to an account, and nobody knows which one paid. Nothing moved. */
    record PayerUnknown() implements RefundOutcome {}

    /** There is no such charge, it brought nobody gems, or they are gone already. */
    record NotRefundable() implements RefundOutcome {}
}
