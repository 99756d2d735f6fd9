package dev.gembind.core.payments;

import dev.gembind.core.UserId;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * Keeps subscriptions, by the orders that began them. It holds no rule. Thread-safe. Every method throws {@link
 * dev.gembind.core.storage.StorageException} when the storage fails.
 */
public interface SubscriptionStore {
    /** Finds the subscription that an order began. */
    Optional<Subscription> find(Snapshot snapshot, String order);

    /** Stores a subscription, in place of what was stored of the same order. */
    void put(Transaction tx, Subscription subscription);

    /** Returns the subscriptions of a user, by their orders. */
    List<Subscription> of(Snapshot snapshot, UserId user);
}
