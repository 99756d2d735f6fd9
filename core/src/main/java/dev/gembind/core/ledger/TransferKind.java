package dev.gembind.core.ledger;

/** What a transfer does. Names are stored and never change. */
public enum TransferKind {
    /** Gems come to a user. */
    CREDIT,
    /** Gems are spent. */
    SPEND,
    /** Gems are set aside for something that is not delivered yet. */
    HOLD,
    /** Held gems are spent, the rest comes back. */
    CAPTURE,
    /** Held gems come back. */
    RELEASE,
    /** An earlier spend is taken back, or what a refund took that failed later. */
    REVERSE,
    /** Gems are taken back because their price was given back. */
    CLAWBACK,
    /** Gems that were taken back come again, because the money came back. */
    REINSTATE,
    /** A debt becomes smaller. */
    REPAY,
    /** Gems of a lot expire. */
    EXPIRE,
    /** An operator takes gems away. */
    ADJUST,
    /** The house gives up gems that were spent of a charge that is given back. */
    WRITE_OFF
}
