package dev.gembind.testkit.memory;

import dev.gembind.core.UserId;
import dev.gembind.core.payments.Subscription;
import dev.gembind.core.payments.SubscriptionStore;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.List;
import java.util.Optional;

/** Subscriptions by their orders. */
final class MemorySubscriptionStore implements SubscriptionStore {
    private final MemoryTable<Subscription> subscriptions;

    MemorySubscriptionStore(MemoryTransactor owner) {
        this.subscriptions = new MemoryTable<>(owner, Subscription::order);
    }

    MovableRows<Subscription> movable() {
        return MemoryRows.of(subscriptions);
    }

    @Override
    public Optional<Subscription> find(Snapshot snapshot, String order) {
        return Optional.ofNullable(subscriptions.get(snapshot, order));
    }

    @Override
    public void put(Transaction tx, Subscription subscription) {
        subscriptions.put(tx, subscription);
    }

    @Override
    public List<Subscription> of(Snapshot snapshot, UserId user) {
        return subscriptions
                .all(snapshot)
                .filter(subscription -> subscription.user().equals(user))
                .toList();
    }
}
