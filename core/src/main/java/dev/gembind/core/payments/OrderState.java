package dev.gembind.core.payments;

/** How far an order is. Money counts whatever the state: a charge is accepted from any of them. Names are stored. */
public enum OrderState {
    /** It can be paid. */
    OPEN,
    /** It was paid, once or more often. */
    PAID,
    /** Nobody paid in time. */
    EXPIRED,
    /** The user no longer wants it. */
    CANCELED
}
