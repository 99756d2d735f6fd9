package dev.gembind.core.ledger;

/**
 * Where gems are booked. Each user has the first three; the others are the house's, one of each, and are sums over all
 * transfers. Names are stored and never change; a new book goes to the end.
 */
public enum Book {
    /** What the user can spend: never below zero. */
    GEMS,
    /** What is set aside by holds: never below zero. */
    HELD,
    /** What the user owes, as a negative number: never above zero. */
    DEBT,
    /** Where bought gems come from. */
    ISSUANCE_PURCHASE,
    /** Where gems come from that nobody paid for. */
    ISSUANCE_PROMO,
    /** What was spent. */
    REVENUE,
    /** What was taken back because its price was given back. */
    REFUNDED,
    /** What an operator gave up, or took away. */
    WRITE_OFF,
    /** What expired. */
    BREAKAGE,
    /** What was paid for and belongs to nobody yet. */
    SUSPENSE;

    /** Tells whether each user has one. */
    public boolean isUsers() {
        return this == GEMS || this == HELD || this == DEBT;
    }
}
