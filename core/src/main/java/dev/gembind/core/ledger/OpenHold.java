package dev.gembind.core.ledger;

import dev.gembind.core.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gems to set aside.
 *
 * @param owner whose they are
 * @param gems how many, at least 1
 * @param expiresIn how long they can be captured, positive; null for as long as it takes
 * @param refundOf the charge to be given back, as {@code provider:id}: only bought gems are set aside then, its own first;
 *     null when they are to be spent
 */
public record OpenHold(
        UserId owner,
        Gems gems,
        @Nullable Duration expiresIn,
        @Nullable String refundOf) {
    /**
     * @throws IllegalArgumentException if it is about no gems at all, or for no time, or the charge is empty
     */
    public OpenHold {
        Lot.Origin.requireNotEmpty(refundOf);
        gems.requireSome();
        if (expiresIn != null && (expiresIn.isNegative() || expiresIn.isZero())) {
            throw new IllegalArgumentException("expiresIn must be positive, but is " + expiresIn);
        }
    }

    @Nullable
    Instant endAfter(Instant now) {
        return expiresIn == null ? null : now.plus(expiresIn).truncatedTo(ChronoUnit.MICROS);
    }

    String terms() {
        return expiresIn == null ? "" : expiresIn.toString();
    }
}
