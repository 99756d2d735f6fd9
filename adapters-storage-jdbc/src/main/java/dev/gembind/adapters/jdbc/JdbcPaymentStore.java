package dev.gembind.adapters.jdbc;

import dev.gembind.core.UserId;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Order;
import dev.gembind.core.payments.PaymentStore;
import dev.gembind.core.payments.Refund;
import dev.gembind.core.payments.StatementMark;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The tables of orders, charges and refunds; marks in statements have {@linkplain JdbcStatementMarks one of their own}. */
final class JdbcPaymentStore implements PaymentStore {
    private static final String ORDER = """
            SELECT id, user_id, offer, gems, subscription, catalogue_version, amount, currency, channel, state,
                created_at, expires_at
            FROM gembind_orders
            """;

    private static final String ORDER_BY_ID = ORDER + "WHERE id = :id";

    private static final String SCAN_ORDERS = ORDER + "WHERE id > :after ORDER BY id LIMIT :limit";

    private static final String EXPIRED_ORDERS =
            ORDER + "WHERE state = 'OPEN' AND expires_at <= :now ORDER BY expires_at, id LIMIT :limit";

    private static final String ORDERS_OF = ORDER + """
            WHERE user_id = :user ORDER BY created_at DESC, id LIMIT :limit
            """;

    private static final String ORDERS_AFTER = ORDER + """
            WHERE user_id = :user AND created_at <= :at AND (created_at < :at OR id > :id)
            ORDER BY created_at DESC, id LIMIT :limit
            """;

    private static final String COUNT_OPEN = """
            SELECT COUNT(*) FROM gembind_orders WHERE user_id = :user AND state = 'OPEN' AND expires_at > :now
            """;

    private static final String INSERT_ORDER = """
            INSERT INTO gembind_orders
                (id, user_id, offer, gems, subscription, catalogue_version, amount, currency, channel, state,
                created_at, expires_at)
            VALUES (:id, :user, :offer, :gems, :subscription, :catalogue_version, :amount, :currency, :channel, :state,
                :created_at, :expires_at)
            ON CONFLICT DO NOTHING
            """;

    private static final String UPDATE_ORDER = "UPDATE gembind_orders SET state = :state WHERE id = :id";

    private static final String CHARGE = """
            SELECT charge, order_id, payer, amount, currency, paid_at, paid_until, refunded, disputed, dispute_won, stated, refunds,
                user_id, gems, taken, taken_owed, version
            FROM gembind_charges
            """;

    private static final String CHARGE_BY_ID = CHARGE + "WHERE charge = :charge";

    private static final String LOCK_CHARGE = CHARGE_BY_ID + " FOR UPDATE";

    private static final String CHARGES = CHARGE + "WHERE charge > :after ORDER BY charge LIMIT :limit";

    private static final String COUNT_SUSPENSE =
            "SELECT COUNT(*) FROM gembind_charges WHERE user_id IS NULL AND paid_at IS NOT NULL";
    private static final String CHARGES_OF = CHARGE + "WHERE user_id = :user ORDER BY charge";

    private static final String INSERT_CHARGE = """
            INSERT INTO gembind_charges
                (charge, order_id, payer, amount, currency, paid_at, paid_until, refunded, disputed, dispute_won,
                stated, refunds, unstated_since, user_id, gems, taken, taken_owed, version)
            VALUES (:charge, :order, :payer, :amount, :currency, :paid_at, :paid_until, :refunded, :disputed,
                :dispute_won, :stated, :refunds, :unstated_since, :user, :gems, :taken, :taken_owed, :version)
            ON CONFLICT DO NOTHING
            """;

    private static final String UPDATE_CHARGE = """
            UPDATE gembind_charges
            SET order_id = :order, payer = :payer, amount = :amount, currency = :currency, paid_at = :paid_at,
                paid_until = :paid_until,
                refunded = :refunded, disputed = :disputed, dispute_won = :dispute_won, stated = :stated,
                refunds = :refunds, unstated_since = :unstated_since, user_id = :user, gems = :gems,
                taken = :taken, taken_owed = :taken_owed, version = :version
            WHERE charge = :charge AND version = :version - 1
            """;

    private static final String UNSTATED =
            CHARGE + "WHERE unstated_since < :before ORDER BY unstated_since, charge LIMIT :limit";

    private static final String REFUND =
            "SELECT id, charge, user_id, hold, missing, if_missing, state, reason, asked_at FROM gembind_refunds ";

    private static final String SCAN_REFUNDS = REFUND + "WHERE id > :after ORDER BY id LIMIT :limit";

    private static final String REFUND_OF = REFUND + "WHERE charge = :charge AND lives = 1";

    private static final String PENDING_REFUNDS =
            REFUND + "WHERE state = 'PENDING' AND asked_at < :before ORDER BY asked_at, id LIMIT :limit";

    private static final String INSERT_REFUND = """
            INSERT INTO gembind_refunds (id, charge, user_id, hold, missing, if_missing, state, reason, asked_at)
            VALUES (:id, :charge, :user, :hold, :missing, :if_missing, :state, :reason, :asked_at)
            ON CONFLICT DO NOTHING
            """;

    private static final String END_REFUND = """
            UPDATE gembind_refunds SET state = :state, reason = :reason
            WHERE id = :id AND :state <> 'PENDING'
                AND (state = 'PENDING' OR (state = 'DONE' AND :state = 'FAILED'))
            """;

    private final RunningBodies bodies;
    private final JdbcStatementMarks marks;

    JdbcPaymentStore(RunningBodies bodies) {
        this.bodies = bodies;
        this.marks = new JdbcStatementMarks(bodies);
    }

    MovableRows<Order> movableOrders() {
        return new JdbcRows<>(bodies, new RowScan<>(SCAN_ORDERS, "", "id", PaymentRows::order), this::insertOrder);
    }

    MovableRows<Charge> movableCharges() {
        return new JdbcRows<>(bodies, new RowScan<>(CHARGES, "", "charge", PaymentRows::charge), this::adopt);
    }

    MovableRows<Refund> movableRefunds() {
        return new JdbcRows<>(bodies, new RowScan<>(SCAN_REFUNDS, "", "id", PaymentRows::refund), this::adopt);
    }

    MovableRows<StatementMark> movableMarks() {
        return marks.movable();
    }

    @Override
    public void insertOrder(Transaction tx, Order order) {
        if (change(tx, INSERT_ORDER, update -> PaymentRows.bind(update, order)) == 0) {
            throw new IllegalArgumentException("the id of order " + order.id() + " is in use");
        }
    }

    @Override
    public boolean updateOrder(Transaction tx, Order next) {
        return change(tx, UPDATE_ORDER, update -> PaymentRows.bind(update, next)) > 0;
    }

    @Override
    public Optional<Order> findOrder(Snapshot snapshot, String id) {
        return first(select(snapshot, ORDER_BY_ID, query -> query.bind("id", id), PaymentRows::order));
    }

    @Override
    public List<Order> ordersOf(Snapshot snapshot, UserId user, @Nullable Order after, int limit) {
        UnaryOperator<Query> which = query -> query.bind("user", user.value()).bind("limit", limit);
        if (after == null) {
            return select(snapshot, ORDERS_OF, which, PaymentRows::order);
        }
        return select(
                snapshot,
                ORDERS_AFTER,
                query -> which.apply(query).bind("at", after.createdAt()).bind("id", after.id()),
                PaymentRows::order);
    }

    @Override
    public int countOpenOrders(Snapshot snapshot, UserId user, Instant now) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(COUNT_OPEN)
                        .bind("user", user.value())
                        .bind("now", now)
                        .mapTo(Integer.class)
                        .one());
    }

    @Override
    public List<Order> expiredOrders(Snapshot snapshot, Instant now, int limit) {
        return select(
                snapshot, EXPIRED_ORDERS, query -> query.bind("now", now).bind("limit", limit), PaymentRows::order);
    }

    @Override
    public Optional<Charge> lockCharge(Transaction tx, ChargeId id) {
        return first(select(tx, LOCK_CHARGE, query -> query.bind("charge", id.text()), PaymentRows::charge));
    }

    @Override
    public boolean putCharge(Transaction tx, Charge next) {
        String statement = next.version() == 1 ? INSERT_CHARGE : UPDATE_CHARGE;
        return change(tx, statement, update -> PaymentRows.bind(update, next)) > 0;
    }

    @Override
    public Optional<Charge> findCharge(Snapshot snapshot, ChargeId id) {
        return first(select(snapshot, CHARGE_BY_ID, query -> query.bind("charge", id.text()), PaymentRows::charge));
    }

    @Override
    public List<Charge> charges(Snapshot snapshot, String after, int limit) {
        return select(snapshot, CHARGES, query -> query.bind("after", after).bind("limit", limit), PaymentRows::charge);
    }

    @Override
    public long countSuspense(Snapshot snapshot) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(COUNT_SUSPENSE).mapTo(Long.class).one());
    }

    @Override
    public List<Charge> chargesOf(Snapshot snapshot, UserId user) {
        return select(snapshot, CHARGES_OF, query -> query.bind("user", user.value()), PaymentRows::charge);
    }

    @Override
    public List<Charge> unstatedCharges(Snapshot snapshot, Instant paidBefore, int limit) {
        return select(
                snapshot,
                UNSTATED,
                query -> query.bind("before", paidBefore).bind("limit", limit),
                PaymentRows::charge);
    }

    @Override
    public Optional<StatementMark> findMark(Snapshot snapshot, String provider) {
        return marks.find(snapshot, provider);
    }

    @Override
    public void putMark(Transaction tx, StatementMark mark) {
        marks.put(tx, mark);
    }

    @Override
    public boolean insertRefund(Transaction tx, Refund refund) {
        return change(tx, INSERT_REFUND, update -> PaymentRows.bind(update, refund)) > 0;
    }

    @Override
    public boolean endRefund(Transaction tx, Refund ended) {
        return change(tx, END_REFUND, update -> PaymentRows.bind(update, ended)) > 0;
    }

    @Override
    public Optional<Refund> findRefund(Snapshot snapshot, ChargeId charge) {
        return first(select(snapshot, REFUND_OF, query -> query.bind("charge", charge.text()), PaymentRows::refund));
    }

    @Override
    public List<Refund> pendingRefunds(Snapshot snapshot, Instant askedBefore, int limit) {
        return select(
                snapshot,
                PENDING_REFUNDS,
                query -> query.bind("before", askedBefore).bind("limit", limit),
                PaymentRows::refund);
    }

    private void adopt(Transaction tx, Charge charge) {
        if (change(tx, INSERT_CHARGE, update -> PaymentRows.bind(update, charge)) == 0) {
            throw new IllegalArgumentException("charge " + charge.id() + " is there already");
        }
    }

    private void adopt(Transaction tx, Refund refund) {
        if (!insertRefund(tx, refund)) {
            throw new IllegalArgumentException("the id of refund " + refund.id() + " is in use, or its charge");
        }
    }

    private <R> List<R> select(Snapshot snapshot, String query, UnaryOperator<Query> binding, RowMapper<R> row) {
        return bodies.of(snapshot)
                .read(sql -> binding.apply(sql.createQuery(query)).map(row).list());
    }

    private int change(Transaction tx, String statement, UnaryOperator<Update> binding) {
        return bodies.of(tx)
                .change(sql -> binding.apply(sql.createUpdate(statement)).execute());
    }

    private static <R> Optional<R> first(List<R> rows) {
        return rows.stream().findFirst();
    }
}
