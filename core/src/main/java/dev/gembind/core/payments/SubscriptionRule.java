package dev.gembind.core.payments;

import dev.gembind.core.storage.Transaction;
import java.time.Duration;
import java.time.Instant;

/** Makes subscriptions follow their payments, in the transaction that settles these. */
final class SubscriptionRule {
    private final PaymentStores stores;
    private final PaymentContext context;

    SubscriptionRule(PaymentStores stores, PaymentContext context) {
        this.stores = stores;
        this.context = context;
    }

    /** A charge paid for a period. */
    void paid(Transaction tx, Order order, ChargeId charge, Payment payment) {
        Instant told = payment.paidUntil();
        Instant until = told == null ? payment.paidAt().plus(period(order)) : told;
        Subscription before = stores.subscriptions()
                .find(tx, order.id())
                .orElse(Subscription.begun(order, charge.provider(), Subscription.State.ACTIVE));
        Subscription after = before.paid(charge, until);
        if (!after.equals(before)) {
            stores.subscriptions().put(tx, after);
        }
    }

    private Duration period(Order order) {
        return context.catalogue()
                .findSubscription(order.item().offer())
                .map(SubscriptionOffer::period)
                .orElse(SubscriptionOffer.TELEGRAM_PERIOD);
    }
}
