package dev.gembind.core.payments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that came, as its provider tells.
 *
 * @param order the order it says it is for; null when it names none that can be trusted
 * @param payer the platform account that paid, as its provider names it: 1 to 64 printable ASCII characters; null when the
 *     provider tells none
 * @param price what was paid
 * @param paidAt when
 * @param paidUntil until when a subscription lasts now; null when it is none
 */
public record Payment(
        @Nullable String order,
        @Nullable String payer,
        Price price,
        Instant paidAt,
        @Nullable Instant paidUntil) {
    private static final int MAX_PAYER = 64;

    /**
     * @throws IllegalArgumentException if the payer has the wrong length or another character
     */
    public Payment {
        boolean named = payer == null
                || (!payer.isEmpty()
                        && payer.length() <= MAX_PAYER
                        && payer.chars().allMatch(c -> c >= '!' && c <= '~'));
        if (!named) {
            throw new IllegalArgumentException("payer must be 1 to " + MAX_PAYER + " printable ASCII characters");
        }
    }

    /** Returns the same payment for another order, or for none. */
    Payment forOrder(@Nullable String named) {
        return new Payment(named, payer, price, paidAt, paidUntil);
    }

    /** Tells whether the two cannot be the same payment; what one of them leaves out is no contradiction. */
    boolean contradicts(Payment told) {
        return !price.equals(told.price) || differ(order, told.order) || differ(payer, told.payer);
    }

    private static boolean differ(@Nullable String known, @Nullable String told) {
        return known != null && told != null && !known.equals(told);
    }

    /** Returns this payment, with the payer of the other where this one has none. */
    Payment completedBy(Payment told) {
        return payer == null && told.payer != null ? new Payment(order, told.payer, price, paidAt, paidUntil) : this;
    }
}
