package dev.gembind.core.ledger;

/** How far a hold is. Only an open one can change. Names are stored and never change. */
public enum HoldState {
    /** Its gems are set aside. */
    OPEN,
    /** They were spent, or some of them. */
    CAPTURED,
    /** They came back. */
    RELEASED,
    /** They came back because the time was over. */
    EXPIRED
}
