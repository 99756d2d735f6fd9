package dev.gembind.core.payments;

import dev.gembind.core.ledger.Gems;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a charge. Facts only ever grow: whatever the order in which providers tell of a payment, its refunds
 * and its dispute, and however often, they end up the same.
 *
 * @param payment the payment; null when something else was told first
 * @param refunded how much money went back so far, {@link #ALL} for all of it
 * @param disputed how much money a dispute took, {@link #ALL} for all of it
 * @param disputeWon whether that came back
 * @param stated whether the provider's own statement tells of the payment
 * @param back the refunds that are known one by one, and which of them failed
 */
public record Facts(
        @Nullable Payment payment, long refunded, long disputed, boolean disputeWon, boolean stated, MoneyBack back) {
    /** As much as was paid, when the provider does not say how much. */
    public static final long ALL = Long.MAX_VALUE;

    /** Nothing is known. */
    public static final Facts NONE = new Facts(null, 0, 0, false, false, MoneyBack.NONE);

    /** Somebody paid. What was told first stays, but for a payer that was not told then. */
    Facts paid(Payment told) {
        Payment known = payment == null ? told : payment.completedBy(told);
        return new Facts(known, refunded, disputed, disputeWon, stated, back);
    }

    /** Tells whether the other names another price, order or payer than these do: one of the two is about other money. */
    boolean contradict(Facts told) {
        return payment != null && told.payment != null && payment.contradicts(told.payment);
    }

    /** Returns who paid; null while that is not known. */
    @Nullable
    String payer() {
        return payment == null ? null : payment.payer();
    }

    /**
     * Money went back.
     *
     * @param total how much so far, all refunds together
     */
    Facts refunded(long total) {
        return new Facts(payment, Math.max(refunded, total), disputed, disputeWon, stated, back);
    }

    /** A refund was made, or one that was made failed. */
    Facts refund(String name, MoneyBack.Part told) {
        return new Facts(payment, refunded, disputed, disputeWon, stated, back.with(name, told));
    }

    /** All money went back by one refund. */
    Facts refundedBy(String name) {
        long paid = payment == null ? 0 : payment.price().amount();
        return refunded(ALL).refund(name, new MoneyBack.Part(paid, false));
    }

    /** Somebody disputes the charge, and the money is gone for now. */
    Facts disputed(long amount) {
        return new Facts(payment, refunded, Math.max(disputed, amount), disputeWon, stated, back);
    }

    /** The dispute was won, and its money is back. */
    Facts won() {
        return new Facts(payment, refunded, disputed, true, stated, back);
    }

    /** The provider's statement tells of the payment too. */
    Facts confirmed() {
        return new Facts(payment, refunded, disputed, disputeWon, true, back);
    }

    /** Returns how much money went back by refunds and stayed away; nothing while nobody knows of a payment. */
    long wentBack() {
        return payment == null ? 0 : wentBack(payment.price().amount());
    }

    /** A sum of all refunds includes those that failed later; refunds after these may be known one by one alone. */
    private long wentBack(long paid) {
        long summed = Math.min(refunded, paid) - back.cameBack();
        return Math.min(Math.max(summed, back.standing()), paid);
    }

    /** Tells whether a refund that gives all money back, or what is left of it, was made according to these. */
    boolean tellOf(String refund) {
        return payment != null && (wentBack() == payment.price().amount() || back.isStanding(refund));
    }

    /** Returns how many of so many gems are to be taken back: the share of the money that is gone, rounded down. */
    Gems reversedOf(Gems granted) {
        return shareOf(granted, wentBack());
    }

    /** Returns the same without the money that went back by refunds. */
    Gems disputedOf(Gems granted) {
        return shareOf(granted, 0);
    }

    private Gems shareOf(Gems granted, long wentBack) {
        if (payment == null) {
            return Gems.ZERO;
        }
        long paid = payment.price().amount();
        long lost = disputeWon ? 0 : Math.min(disputed, paid);
        long gone = Math.min(wentBack + lost, paid);
        return new Gems(BigInteger.valueOf(granted.units())
                .multiply(BigInteger.valueOf(gone))
                .divide(BigInteger.valueOf(paid))
                .longValueExact());
    }
}
