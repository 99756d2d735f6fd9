package dev.gembind.adapters.jdbc;

/** Why a transaction was run again. */
public enum RetryReason {
    /** The server could not put it into an order with others (40001). */
    SERIALIZATION("serialization"),
    /** It and others waited for each other (40P01). */
    DEADLOCK("deadlock"),
    /** It waited too long for another one (55P03, HYT00). */
    LOCK_TIMEOUT("lock-timeout"),
    /** The connection had broken before it could begin. */
    CONNECTION("connection");

    private final String label;

    RetryReason(String label) {
        this.label = label;
    }

    /** Returns the name used in metrics. */
    public String label() {
        return label;
    }

    static RetryReason of(String sqlState) {
        return switch (sqlState) {
            case "40P01" -> DEADLOCK;
            case "55P03", "HYT00" -> LOCK_TIMEOUT;
            default -> SERIALIZATION;
        };
    }
}
