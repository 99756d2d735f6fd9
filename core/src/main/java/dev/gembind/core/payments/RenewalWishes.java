package dev.gembind.core.payments;

import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.outbox.Outbox;
import dev.gembind.core.outbox.OutboxMessage;
import dev.gembind.core.storage.Transaction;

/** Messages that ask a provider to end a subscription, or to let it be turned on again. */
final class RenewalWishes {
    static final String TOPIC = "subscription.renewing";

    private final Outbox outbox;
    private final LedgerContext context;

    RenewalWishes(Outbox outbox, LedgerContext context) {
        this.outbox = outbox;
        this.context = context;
    }

    void ask(Transaction tx, Subscription subscription, boolean renews) {
        OutboxMessage.Address address = new OutboxMessage.Address(TOPIC, "subscription:" + subscription.order());
        String body = subscription.order() + " " + renews;
        outbox.add(
                tx,
                OutboxMessage.fresh(
                        context.ids().next(), address, body, context.time().instant()));
    }
}
