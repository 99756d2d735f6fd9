package dev.gembind.testkit.memory;

import dev.gembind.core.UserId;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Order;
import dev.gembind.core.payments.OrderState;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.PaymentStore;
import dev.gembind.core.payments.Refund;
import dev.gembind.core.payments.StatementMark;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Orders and refunds by id, charges by their texts. */
final class MemoryPaymentStore implements PaymentStore {
    private final MemoryTable<Order> orders;
    private final MemoryTable<Charge> charges;
    private final MemoryTable<Refund> refunds;
    private final MemoryTable<StatementMark> marks;

    MemoryPaymentStore(MemoryTransactor owner) {
        this.orders = new MemoryTable<>(owner, Order::id);
        this.charges = new MemoryTable<>(owner, charge -> charge.id().text());
        this.refunds = new MemoryTable<>(owner, Refund::id);
        this.marks = new MemoryTable<>(owner, StatementMark::provider);
    }

    MovableRows<Order> movableOrders() {
        return MemoryRows.of(orders);
    }

    MovableRows<Charge> movableCharges() {
        return MemoryRows.of(charges);
    }

    MovableRows<Refund> movableRefunds() {
        return new MemoryRows<>(view -> refunds.all(view).toList(), this::adopt);
    }

    MovableRows<StatementMark> movableMarks() {
        return MemoryRows.of(marks);
    }

    private void adopt(Transaction tx, Refund refund) {
        boolean failed = refund.state() == Refund.State.FAILED;
        if (failed ? !refunds.insertIfAbsent(tx, refund) : !insertRefund(tx, refund)) {
            throw new IllegalArgumentException("the id of refund " + refund.id() + " is in use, or its charge");
        }
    }

    @Override
    public void insertOrder(Transaction tx, Order order) {
        if (!orders.insertIfAbsent(tx, order)) {
            throw new IllegalArgumentException("the id of order " + order.id() + " is in use");
        }
    }

    @Override
    public boolean updateOrder(Transaction tx, Order next) {
        if (orders.get(tx, next.id()) == null) {
            return false;
        }
        orders.put(tx, next);
        return true;
    }

    @Override
    public Optional<Order> findOrder(Snapshot snapshot, String id) {
        return Optional.ofNullable(orders.get(snapshot, id));
    }

    @Override
    public List<Order> ordersOf(Snapshot snapshot, UserId user, @Nullable Order after, int limit) {
        Comparator<Order> newestFirst =
                Comparator.comparing(Order::createdAt).reversed().thenComparing(Order::id);
        return orders.all(snapshot)
                .filter(order -> order.user().equals(user))
                .filter(order -> after == null || newestFirst.compare(order, after) > 0)
                .sorted(newestFirst)
                .limit(limit)
                .toList();
    }

    @Override
    public int countOpenOrders(Snapshot snapshot, UserId user, Instant now) {
        return (int) open(snapshot)
                .filter(order -> order.user().equals(user) && order.expiresAt().isAfter(now))
                .count();
    }

    @Override
    public List<Order> expiredOrders(Snapshot snapshot, Instant now, int limit) {
        return open(snapshot)
                .filter(order -> !order.expiresAt().isAfter(now))
                .sorted(Comparator.comparing(Order::expiresAt).thenComparing(Order::id))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Charge> lockCharge(Transaction tx, ChargeId id) {
        return findCharge(tx, id);
    }

    @Override
    public boolean putCharge(Transaction tx, Charge next) {
        long before = findCharge(tx, next.id()).map(Charge::version).orElse(0L);
        if (before != next.version() - 1) {
            return false;
        }
        charges.put(tx, next);
        return true;
    }

    @Override
    public Optional<Charge> findCharge(Snapshot snapshot, ChargeId id) {
        return Optional.ofNullable(charges.get(snapshot, id.text()));
    }

    @Override
    public List<Charge> charges(Snapshot snapshot, String after, int limit) {
        return charges.all(snapshot)
                .filter(charge -> charge.id().text().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public long countSuspense(Snapshot snapshot) {
        return charges.all(snapshot)
                .filter(charge -> charge.state() == Charge.State.SUSPENSE)
                .count();
    }

    @Override
    public List<Charge> chargesOf(Snapshot snapshot, UserId user) {
        return charges.all(snapshot)
                .filter(charge -> charge.sale() != null && charge.sale().user().equals(user))
                .toList();
    }

    @Override
    public List<Charge> unstatedCharges(Snapshot snapshot, Instant paidBefore, int limit) {
        return charges.all(snapshot)
                .filter(Charge::awaitsStatement)
                .filter(charge -> paidAt(charge).isBefore(paidBefore))
                .sorted(Comparator.comparing(MemoryPaymentStore::paidAt)
                        .thenComparing(charge -> charge.id().text()))
                .limit(limit)
                .toList();
    }

    private static Instant paidAt(Charge charge) {
        Payment payment = charge.facts().payment();
        return payment == null ? Instant.MAX : payment.paidAt();
    }

    @Override
    public Optional<StatementMark> findMark(Snapshot snapshot, String provider) {
        return Optional.ofNullable(marks.get(snapshot, provider));
    }

    @Override
    public void putMark(Transaction tx, StatementMark mark) {
        marks.put(tx, mark);
    }

    @Override
    public boolean insertRefund(Transaction tx, Refund refund) {
        return findRefund(tx, refund.charge()).isEmpty() && refunds.insertIfAbsent(tx, refund);
    }

    @Override
    public boolean endRefund(Transaction tx, Refund ended) {
        Refund stored = refunds.get(tx, ended.id());
        if (stored == null || !ended.follows(stored)) {
            return false;
        }
        refunds.put(tx, ended);
        return true;
    }

    @Override
    public Optional<Refund> findRefund(Snapshot snapshot, ChargeId charge) {
        return refunds.all(snapshot)
                .filter(refund -> refund.charge().equals(charge) && refund.state() != Refund.State.FAILED)
                .findFirst();
    }

    @Override
    public List<Refund> pendingRefunds(Snapshot snapshot, Instant askedBefore, int limit) {
        return refunds.all(snapshot)
                .filter(refund -> refund.state() == Refund.State.PENDING)
                .filter(refund -> refund.askedAt().isBefore(askedBefore))
                .sorted(Comparator.comparing(Refund::askedAt).thenComparing(Refund::id))
                .limit(limit)
                .toList();
    }

    private Stream<Order> open(Snapshot snapshot) {
        return orders.all(snapshot).filter(order -> order.state() == OrderState.OPEN);
    }
}
