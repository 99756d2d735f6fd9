package dev.gembind.core.payments;

import dev.gembind.core.UserId;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps orders, charges and refunds. It holds no rule. Thread-safe. Every method throws {@link
 * dev.gembind.core.storage.StorageException} when the storage fails.
 */
public interface PaymentStore {
    /**
     * Stores a new order.
     *
     * @throws IllegalArgumentException if its id is in use
     */
    void insertOrder(Transaction tx, Order order);

    /** Stores an order in another state; false when there is none with its id. Nothing but the state may differ. */
    boolean updateOrder(Transaction tx, Order next);

    /** Finds an order. */
    Optional<Order> findOrder(Snapshot snapshot, String id);

    /**
     * Returns orders of a user, the newest first and those of one moment by their ids.
     *
     * @param after only those that follow this one; null to begin with the newest
     */
    List<Order> ordersOf(Snapshot snapshot, UserId user, @Nullable Order after, int limit);

    /** Counts a user's orders that are {@link OrderState#OPEN} and have not expired at the given time. */
    int countOpenOrders(Snapshot snapshot, UserId user, Instant now);

    /** Returns orders that are {@link OrderState#OPEN} and have expired at the given time, the earliest first. */
    List<Order> expiredOrders(Snapshot snapshot, Instant now, int limit);

    /**
     * Finds a charge that nobody else can change before the transaction ends. Two transactions that ask for the same one
     * follow one another, also when nothing is stored of it yet.
     */
    Optional<Charge> lockCharge(Transaction tx, ChargeId id);

    /**
     * Stores a charge.
     *
     * @return false, with nothing stored, when the stored one is not of the version before
     */
    boolean putCharge(Transaction tx, Charge next);

    /** Finds a charge. */
    Optional<Charge> findCharge(Snapshot snapshot, ChargeId id);

    /**
     * Returns charges, by their texts.
     *
     * @param after only those whose {@link ChargeId#text()} is above this
     */
    List<Charge> charges(Snapshot snapshot, String after, int limit);

    /** Counts charges that were paid and whose gems nobody has. */
    long countSuspense(Snapshot snapshot);

    /** Returns the charges a user got gems for, by their texts. */
    List<Charge> chargesOf(Snapshot snapshot, UserId user);

    /** Returns charges that {@linkplain Charge#awaitsStatement await} a statement since before the given time, the earliest first. */
    List<Charge> unstatedCharges(Snapshot snapshot, Instant paidBefore, int limit);

    /** Finds how far a provider's statement was read. */
    Optional<StatementMark> findMark(Snapshot snapshot, String provider);

    /** Stores how far a provider's statement was read, in place of what was stored. */
    void putMark(Transaction tx, StatementMark mark);

    /**
     * Stores a new refund.
     *
     * @return false, with nothing stored, when its charge has one that is pending or done
     */
    boolean insertRefund(Transaction tx, Refund refund);

    /**
     * Stores how a pending refund ended, or that one that was done has failed after all; false, with nothing stored, when the
     * stored one is something else.
     */
    boolean endRefund(Transaction tx, Refund ended);

    /** Finds the refund of a charge that is pending or done. */
    Optional<Refund> findRefund(Snapshot snapshot, ChargeId charge);

    /** Returns pending refunds that were asked for before the given time, the earliest first. */
    List<Refund> pendingRefunds(Snapshot snapshot, Instant askedBefore, int limit);
}
