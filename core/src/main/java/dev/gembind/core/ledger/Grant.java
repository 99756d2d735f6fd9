package dev.gembind.core.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * On which terms gems come to a user.
 *
 * @param source in which way
 * @param charge the charge that paid for them, as {@code provider:id}; null when none did
 * @param priority lots with smaller numbers are spent first
 * @param expiresAt when what is left of them is gone, cut to whole microseconds; null for never
 */
public record Grant(
        LotSource source,
        @Nullable String charge,
        int priority,
        @Nullable Instant expiresAt) {
    /** The priority of lots that have no wish. */
    public static final int USUAL_PRIORITY = 50;

    private static final int MAX_PRIORITY = 100;

    /**
     * @throws IllegalArgumentException if the priority is not between 0 and 100, or the charge is empty
     */
    public Grant {
        if (priority < 0 || priority > MAX_PRIORITY) {
            throw new IllegalArgumentException("priority must be 0 to " + MAX_PRIORITY + ", but is " + priority);
        }
        Lot.Origin.requireNotEmpty(charge);
        expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Returns usual terms without an end. */
    public static Grant of(LotSource source) {
        return new Grant(source, null, USUAL_PRIORITY, null);
    }

    /** Returns the terms of gems that a charge paid for. */
    public static Grant paidBy(String charge) {
        return new Grant(LotSource.PURCHASE, charge, USUAL_PRIORITY, null);
    }

    String terms() {
        return source + " " + priority + " " + (expiresAt == null ? "never" : expiresAt);
    }
}
