package dev.gembind.core.payments;

/** Hears of what providers told, after it is stored; for counting only. Called by several threads. */
@FunctionalInterface
public interface PaymentListener {
    /** Hears nothing. */
    PaymentListener NONE = (charge, settlement) -> {};

    /**
     * Something was told of a charge.
     *
     * @param charge which
     * @param settlement what became of it
     */
    void onSettlement(ChargeId charge, Settlement settlement);
}
