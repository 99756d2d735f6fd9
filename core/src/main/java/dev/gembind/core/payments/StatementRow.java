package dev.gembind.core.payments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a provider's statement. A payment and its refund may have the same id: the direction tells them apart.
 *
 * @param charge whose money moved
 * @param direction which way
 * @param readings the amounts that the row may mean, the literal one first: a partner's share may have been taken off, or
 *     not; empty when it is no amount that anybody can pay
 * @param payment what else it says of the payment
 * @param payload of the order, as it came back; empty when there is none
 */
public record StatementRow(ChargeId charge, Direction direction, List<Long> readings, Details payment, String payload) {
    /** Which way money moved. */
    public enum Direction {
        /** Somebody paid. */
        INCOMING,
        /** It went back. */
        BACK
    }

    /**
     * What a row says besides the amount.
     *
     * @param currency three capital letters
     * @param payer the platform account that paid; null when the row does not say
     * @param at when
     * @param until until when a subscription lasts by it; null when it is none
     */
    public record Details(
            String currency,
            @Nullable String payer,
            Instant at,
            @Nullable Instant until) {}

    public StatementRow {
        readings = List.copyOf(readings);
    }

    Payment paid(long amount) {
        return new Payment(null, payment.payer(), new Price(amount, payment.currency()), payment.at(), payment.until());
    }
}
