package dev.gembind.core.payments;

import dev.gembind.core.Ids;
import dev.gembind.core.outbox.Outbox;
import dev.gembind.core.outbox.OutboxMessage;
import dev.gembind.core.storage.Transaction;
import java.time.InstantSource;

/** Puts what users are told of their payments into the outbox, with the fact it tells of. */
final class Receipts {
    /** The topic of messages to users; their body is {@code EVENT USER GEMS CHARGE}. */
    static final String TOPIC = "payment.notice";

    private final Outbox outbox;
    private final Ids ids;
    private final InstantSource time;

    Receipts(Outbox outbox, Ids ids, InstantSource time) {
        this.outbox = outbox;
        this.ids = ids;
        this.time = time;
    }

    void add(Transaction tx, Notice notice) {
        OutboxMessage.Address address =
                new OutboxMessage.Address(TOPIC, "user:" + notice.user().value());
        outbox.add(tx, OutboxMessage.fresh(ids.next(), address, notice.text(), time.instant()));
    }
}
