package dev.gembind.adapters.csv;

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
import org.jspecify.annotations.Nullable;

/** Orders by id, by user and by their end, charges by their texts and by user, refunds by charge and by age. Marks by provider. */
final class CsvPaymentStore implements PaymentStore {
    private static final String UNCLEAR = "unclear";

    /** No user id holds it. */
    private static final char USER_END = '/';

    private static final char BEHIND_USER = USER_END + 1;

    private final CsvTable<Order> orders;
    private final GroupIndex<Order> openByUser;
    private final SortedIndex<Order> ofUser;
    private final SortedIndex<Order> openByEnd;
    private final CsvTable<Charge> charges;
    private final GroupIndex<Charge> byUser;
    private final GroupIndex<Charge> unclear;
    private final SortedIndex<Charge> unstatedByAge;
    private final CsvTable<StatementMark> marks;
    private final CsvTable<Refund> refunds;
    private final UniqueIndex<Refund> byCharge;
    private final SortedIndex<Refund> pendingByAge;

    CsvPaymentStore(Catalog catalog) {
        this.orders = new CsvTable<>(catalog, OrderCodec.SPEC, new OrderCodec(), Order::id);
        this.openByUser = orders.with(
                new GroupIndex<>(order -> isOpen(order) ? order.user().value() : null));
        this.ofUser = orders.with(new SortedIndex<>(CsvPaymentStore::newestOf));
        this.openByEnd =
                orders.with(new SortedIndex<>(order -> isOpen(order) ? Times.sortable(order.expiresAt()) : null));
        this.charges = new CsvTable<>(
                catalog,
                ChargeCodec.SPEC,
                new ChargeCodec(),
                charge -> charge.id().text());
        this.byUser = charges.with(new GroupIndex<>(CsvPaymentStore::userOf));
        this.unclear =
                charges.with(new GroupIndex<>(charge -> charge.state() == Charge.State.SUSPENSE ? UNCLEAR : null));
        this.unstatedByAge = charges.with(new SortedIndex<>(CsvPaymentStore::unstatedSince));
        this.marks = new CsvTable<>(catalog, MarkCodec.SPEC, new MarkCodec(), StatementMark::provider);
        this.refunds = new CsvTable<>(catalog, RefundCodec.SPEC, new RefundCodec(), Refund::id);
        this.byCharge = refunds.with(new UniqueIndex<>(refund ->
                refund.state() == Refund.State.FAILED ? null : refund.charge().text()));
        this.pendingByAge = refunds.with(new SortedIndex<>(
                refund -> refund.state() == Refund.State.PENDING ? Times.sortable(refund.askedAt()) : null));
    }

    MovableRows<Order> movableOrders() {
        return new ArchiveTable<>(orders);
    }

    MovableRows<Charge> movableCharges() {
        return new ArchiveTable<>(charges);
    }

    MovableRows<Refund> movableRefunds() {
        return new ArchiveTable<>(refunds);
    }

    MovableRows<StatementMark> movableMarks() {
        return new ArchiveTable<>(marks);
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
        String first = user.value() + USER_END;
        String from = after == null ? first : SortedIndex.place(newestOf(after), after.id());
        return orders.between(snapshot, ofUser, from, user.value() + BEHIND_USER, limit);
    }

    @Override
    public int countOpenOrders(Snapshot snapshot, UserId user, Instant now) {
        return (int) orders.find(snapshot, openByUser, user.value()).stream()
                .filter(order -> order.expiresAt().isAfter(now))
                .count();
    }

    @Override
    public List<Order> expiredOrders(Snapshot snapshot, Instant now, int limit) {
        return orders.below(snapshot, openByEnd, Times.sortable(now.plusNanos(1)), limit);
    }

    @Override
    public Optional<Charge> lockCharge(Transaction tx, ChargeId id) {
        return findCharge(tx, id); // writes run one after another
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
        return charges.above(snapshot, after, limit);
    }

    @Override
    public long countSuspense(Snapshot snapshot) {
        return charges.find(snapshot, unclear, UNCLEAR).size();
    }

    @Override
    public List<Charge> chargesOf(Snapshot snapshot, UserId user) {
        return charges.find(snapshot, byUser, user.value()).stream()
                .sorted(Comparator.comparing(charge -> charge.id().text()))
                .toList();
    }

    @Override
    public List<Charge> unstatedCharges(Snapshot snapshot, Instant paidBefore, int limit) {
        return charges.below(snapshot, unstatedByAge, Times.sortable(paidBefore), limit);
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
        return refunds.insertUnlessBlocked(tx, refund) == null;
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
        return Optional.ofNullable(refunds.find(snapshot, byCharge, charge.text()));
    }

    @Override
    public List<Refund> pendingRefunds(Snapshot snapshot, Instant askedBefore, int limit) {
        return refunds.below(snapshot, pendingByAge, Times.sortable(askedBefore), limit);
    }

    private static String newestOf(Order order) {
        return order.user().value() + USER_END + Times.latestFirst(order.createdAt());
    }

    private static boolean isOpen(Order order) {
        return order.state() == OrderState.OPEN;
    }

    private static @Nullable String unstatedSince(Charge charge) {
        Payment payment = charge.facts().payment();
        return payment == null || !charge.awaitsStatement() ? null : Times.sortable(payment.paidAt());
    }

    private static @Nullable String userOf(Charge charge) {
        Charge.Sale sale = charge.sale();
        return sale == null ? null : sale.user().value();
    }
}
