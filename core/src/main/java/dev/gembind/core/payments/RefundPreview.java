package dev.gembind.core.payments;

import dev.gembind.core.ledger.Gems;

/** What would come of the wish to give a charge back if it were made now. It promises nothing: others may come first. */
public sealed interface RefundPreview {
    /**
     * It can be given back.
     *
     * @param gems how many gems go
     * @param price the money that comes back
     */
    record Possible(Gems gems, Price price) implements RefundPreview {}

    /**
     * Some of its gems are spent.
     *
     * @param spent how many
     */
    record PartlySpent(Gems spent) implements RefundPreview {}

    /**
     * It was asked for before.
     *
     * @param refund how that stands
     */
    record Asked(Refund refund) implements RefundPreview {}

    /** The provider gives money back to an account, and nobody knows which one paid. */
    record PayerUnknown() implements RefundPreview {}

    /** There is no such charge, it brought nobody gems, or they are gone already. */
    record NotRefundable() implements RefundPreview {}
}
