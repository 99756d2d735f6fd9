package dev.gembind.core.ledger;

import dev.gembind.core.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gems set aside until it is known whether they are spent.
 *
 * @param id the transfer that opened it
 * @param owner whose gems
 * @param gems how many were set aside
 * @param uses of which lots
 * @param refundOf the charge whose refund it waits for, as {@code provider:id}; null when gems are to be spent
 * @param expiresAt from when on it cannot be captured; null for never
 * @param end how it ended, or that it has not
 */
public record Hold(
        String id,
        UserId owner,
        Gems gems,
        List<LotUse> uses,
        @Nullable String refundOf,
        @Nullable Instant expiresAt,
        End end) {
    /**
     * How a hold ended.
     *
     * @param state how
     * @param captured how many gems were spent
     */
    public record End(HoldState state, Gems captured) {
        static final End NOT_YET = new End(HoldState.OPEN, Gems.ZERO);
    }

    public Hold {
        uses = List.copyOf(uses);
    }

    /** Tells whether its gems are still set aside. */
    public boolean isOpen() {
        return end.state() == HoldState.OPEN;
    }

    /** Tells whether its gems wait for money to go back, and are nobody's to spend or to free meanwhile. */
    public boolean isForRefund() {
        return refundOf != null;
    }

    /** At the very instant it is over. */
    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    Hold ended(HoldState state, Gems captured) {
        return new Hold(id, owner, gems, uses, refundOf, expiresAt, new End(state, captured));
    }

    Book target() {
        return refundOf == null ? Book.REVENUE : Book.REFUNDED;
    }
}
