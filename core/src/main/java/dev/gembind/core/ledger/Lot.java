package dev.gembind.core.ledger;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Gems that came together and run out together. A lot with nothing left is no longer kept.
 *
 * @param id the transfer that brought it
 * @param origin how it came
 * @param free what can be spent
 * @param held what holds have set aside
 * @param priority lots with smaller numbers are spent first
 * @param expiresAt when what is free is gone; null for never
 */
public record Lot(
        String id,
        Origin origin,
        Gems free,
        Gems held,
        int priority,
        @Nullable Instant expiresAt) {
    /** The order in which gems are spent. It is total, so that two stores spend the same. */
    static final Comparator<Lot> FIRST_SPENT = Comparator.comparingInt(Lot::priority)
            .thenComparing(Lot::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(lot -> lot.origin().source())
            .thenComparing(Lot::id);

    /**
     * How a lot came.
     *
     * @param source in which way
     * @param charge the charge that paid for it, as {@code provider:id}; null when none did
     * @param granted how many gems it had at first
     */
    public record Origin(LotSource source, @Nullable String charge, Gems granted) {
        /**
         * @throws IllegalArgumentException if the charge is the empty text
         */
        public Origin {
            requireNotEmpty(charge);
        }

        /** An empty charge could not be told from none. */
        static void requireNotEmpty(@Nullable String charge) {
            if (charge != null && charge.isEmpty()) {
                throw new IllegalArgumentException("charge must not be empty");
            }
        }
    }

    /**
     * @throws IllegalArgumentException if more is left than there was
     */
    public Lot {
        if (free.plus(held).compareTo(origin.granted()) > 0) {
            throw new IllegalArgumentException("lot " + id + " has more left than was granted");
        }
    }

    boolean isEmpty() {
        return free.isZero() && held.isZero();
    }

    /** At the very instant it is over. */
    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** Tells whether there are gems in it that could be spent if it had not expired. */
    boolean hasExpiredGems(Instant now) {
        return isExpired(now) && !free.isZero();
    }

    boolean isOf(String wantedCharge) {
        return wantedCharge.equals(origin.charge());
    }

    Lot with(Gems nextFree, Gems nextHeld) {
        return new Lot(id, origin, nextFree, nextHeld, priority, expiresAt);
    }

    Lot expiringAt(@Nullable Instant end) {
        return new Lot(id, origin, free, held, priority, end);
    }
}
