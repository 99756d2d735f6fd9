package dev.gembind.adapters.jdbc;

import dev.gembind.core.UserId;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Subscription;
import dev.gembind.core.payments.Subscription.Charges;
import dev.gembind.core.payments.SubscriptionStore;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The table {@code gembind_subscriptions}. */
final class JdbcSubscriptionStore implements SubscriptionStore {
    private static final String SELECT = """
            SELECT order_id, user_id, plan, provider, state, entitled_until, first_charge, last_charge,
                taken_back
            FROM gembind_subscriptions
            """;

    private static final String BY_ORDER = SELECT + "WHERE order_id = :order";

    private static final String OF_USER = SELECT + "WHERE user_id = :user ORDER BY order_id";

    private static final String SCAN = SELECT + "WHERE order_id > :after ORDER BY order_id LIMIT :limit";

    private static final String INSERT = """
            INSERT INTO gembind_subscriptions
                (order_id, user_id, plan, provider, state, entitled_until, first_charge, last_charge,
                taken_back)
            VALUES (:order, :user, :plan, :provider, :state, :entitled_until, :first_charge, :last_charge,
                :taken_back)
            ON CONFLICT DO NOTHING
            """;

    private static final String UPDATE = """
            UPDATE gembind_subscriptions
            SET user_id = :user, plan = :plan, provider = :provider, state = :state, entitled_until = :entitled_until,
                first_charge = :first_charge, last_charge = :last_charge, taken_back = :taken_back
            WHERE order_id = :order
            """;

    private final RunningBodies bodies;

    JdbcSubscriptionStore(RunningBodies bodies) {
        this.bodies = bodies;
    }

    MovableRows<Subscription> movable() {
        return new JdbcRows<>(bodies, new RowScan<>(SCAN, "", "order_id", JdbcSubscriptionStore::row), this::adopt);
    }

    @Override
    public Optional<Subscription> find(Snapshot snapshot, String order) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(BY_ORDER)
                        .bind("order", order)
                        .map(JdbcSubscriptionStore::row)
                        .findOne());
    }

    @Override
    public void put(Transaction tx, Subscription subscription) {
        if (change(tx, UPDATE, subscription) == 0) {
            adopt(tx, subscription);
        }
    }

    @Override
    public List<Subscription> of(Snapshot snapshot, UserId user) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(OF_USER)
                        .bind("user", user.value())
                        .map(JdbcSubscriptionStore::row)
                        .list());
    }

    private void adopt(Transaction tx, Subscription subscription) {
        if (change(tx, INSERT, subscription) == 0) {
            throw new IllegalArgumentException("a subscription of order " + subscription.order() + " is there already");
        }
    }

    private int change(Transaction tx, String statement, Subscription subscription) {
        return bodies.of(tx)
                .change(sql -> bind(sql.createUpdate(statement), subscription).execute());
    }

    private static Update bind(Update update, Subscription subscription) {
        Optional<Charges> charges = Optional.ofNullable(subscription.charges());
        return update.bind("order", subscription.order())
                .bind("user", subscription.user().value())
                .bind("plan", subscription.plan())
                .bind("provider", subscription.provider())
                .bind("state", subscription.state().name())
                .bind("entitled_until", subscription.entitledUntil())
                .bind("taken_back", subscription.takenBack())
                .bind(
                        "first_charge",
                        charges.map(Charges::first).map(ChargeId::text).orElse(null))
                .bind(
                        "last_charge",
                        charges.map(Charges::last).map(ChargeId::text).orElse(null));
    }

    private static Subscription row(ResultSet columns, StatementContext context) throws SQLException {
        Row row = new Row(columns);
        return new Subscription(
                row.text("order_id"),
                row.user("user_id"),
                row.text("plan"),
                row.text("provider"),
                Subscription.State.valueOf(row.text("state")),
                row.time("entitled_until"),
                charges(row),
                row.flag("taken_back"));
    }

    private static @Nullable Charges charges(Row row) throws SQLException {
        String first = row.textOrNull("first_charge");
        return first == null ? null : new Charges(ChargeId.parse(first), ChargeId.parse(row.text("last_charge")));
    }
}
