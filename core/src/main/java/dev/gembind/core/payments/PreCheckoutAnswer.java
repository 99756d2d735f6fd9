package dev.gembind.core.payments;

/** Whether a provider may take the money. Names are keys of the sentences people are shown. */
public enum PreCheckoutAnswer {
    /** It may. */
    APPROVED,
    /** The order was not made here, or is damaged. */
    NOT_OURS,
    /** The order is over: paid, canceled or too old. */
    OVER,
    /** The price is not the one that was ordered. */
    OTHER_PRICE,
    /** Somebody else's account would pay. */
    OTHER_PAYER
}
