package dev.gembind.core.payments;

import dev.gembind.core.storage.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Makes subscriptions follow their payments, in the transaction that settles these. */
final class SubscriptionRule {
    private final PaymentStores stores;
    private final PaymentContext context;

    SubscriptionRule(PaymentStores stores, PaymentContext context) {
        this.stores = stores;
        this.context = context;
    }

    /**
     * A charge was stored, be it that it was paid or that its money went or came: what is entitled to reaches as far as the payments whose
     * money stayed, whatever was told first. A period in between that went back makes no gap.
     *
     * @param isNew whether it is a payment that was not known before
     */
    void follow(Transaction tx, Charge charge, boolean isNew) {
        Payment payment = charge.facts().payment();
        Optional<Order> order = payment == null || payment.order() == null
                ? Optional.empty()
                : stores.payments().findOrder(tx, payment.order()).filter(found -> belongs(charge, found));
        order.ifPresent(found -> follow(tx, found, charge, isNew));
    }

    private void follow(Transaction tx, Order order, Charge charge, boolean isNew) {
        Optional<Subscription> before = stores.subscriptions().find(tx, order.id());
        Subscription known =
                before.orElseGet(() -> Subscription.begun(order, charge.id().provider(), Subscription.State.ACTIVE));
        List<Charge> all = stores.payments().chargesOf(tx, order.user()).stream()
                .filter(other -> belongs(other, order))
                .sorted(Comparator.comparing((Charge other) -> until(order, other)))
                .toList();
        Charge last = all.get(all.size() - 1);
        Instant entitled = all.stream()
                .filter(other -> !isTakenBack(other))
                .map(other -> until(order, other))
                .reduce(Instant.EPOCH, (one, other) -> other);
        Subscription paid = isNew ? known.paid(charge.id(), last.id().equals(charge.id())) : known;
        Subscription after = paid.entitled(entitled, isTakenBack(last));
        if (before.isEmpty() || !after.equals(known)) {
            stores.subscriptions().put(tx, after);
        }
    }

    private static boolean isTakenBack(Charge charge) {
        return charge.state() == Charge.State.REVERSED;
    }

    private static boolean belongs(Charge charge, Order order) {
        Payment payment = charge.facts().payment();
        Charge.Sale sale = charge.sale();
        return sale != null
                && sale.user().equals(order.user())
                && payment != null
                && order.id().equals(payment.order())
                && order.item().isSubscription()
                && order.price().equals(payment.price());
    }

    private Instant until(Order order, Charge charge) {
        Payment payment = Objects.requireNonNull(charge.facts().payment(), "a payment of a subscription is missing");
        Instant told = payment.paidUntil();
        return told == null ? payment.paidAt().plus(period(order)) : told;
    }

    private Duration period(Order order) {
        return context.catalogue()
                .findSubscription(order.item().offer())
                .map(SubscriptionOffer::period)
                .orElse(SubscriptionOffer.TELEGRAM_PERIOD);
    }
}
