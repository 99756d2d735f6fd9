package dev.gembind.core.ledger;

/** Why a request for gems was refused. Names are stored and never change. */
public enum Rejection {
    /** The user has too few gems. */
    INSUFFICIENT_GEMS("insufficient-gems"),
    /** An operator froze the wallet. */
    FROZEN("wallet-frozen"),
    /** The user would have more than is allowed, or asks for more than is allowed at once. */
    OVER_LIMIT("over-limit"),
    /** The hold ran out before it was captured; its gems are back. */
    HOLD_EXPIRED("hold-expired"),
    /** The hold was captured or released before. */
    HOLD_CLOSED("hold-closed"),
    /** More was to be captured than is held. */
    HOLD_TOO_SMALL("hold-too-small"),
    /** Too many gems of the charge are spent already. */
    PARTLY_SPENT("partly-spent"),
    /** That transfer cannot be taken back, or was before. */
    NOT_REVERSIBLE("not-reversible");

    private final String code;

    Rejection(String code) {
        this.code = code;
    }

    /** Returns the stable name for answers and metrics. */
    public String code() {
        return code;
    }
}
