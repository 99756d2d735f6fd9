package dev.gembind.adapters.jdbc;

import dev.gembind.core.outbox.Outbox;
import dev.gembind.core.outbox.OutboxMessage;
import dev.gembind.core.outbox.OutboxMessage.Delivery;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** The table {@code gembind_outbox}. */
final class JdbcOutbox implements Outbox {
    private static final String SELECT =
            "SELECT id, topic, lane, body, created_at, due_at, attempts, set_aside, last_error FROM gembind_outbox ";

    private static final String FIND = SELECT + "WHERE id = :id";

    private static final String LIST = SELECT + "WHERE id > :after ORDER BY id LIMIT :limit";

    private static final String DUE = SELECT + """
            AS mine WHERE set_aside = FALSE AND due_at <= :now AND NOT EXISTS (
                SELECT 1 FROM gembind_outbox earlier
                WHERE earlier.lane = mine.lane AND earlier.set_aside = FALSE AND earlier.id < mine.id)
            ORDER BY due_at, id LIMIT :limit
            """;

    private static final String INSERT = """
            INSERT INTO gembind_outbox (id, topic, lane, body, created_at, due_at, attempts, set_aside, last_error)
            VALUES (:id, :topic, :lane, :body, :created_at, :due_at, :attempts, :set_aside, :last_error)
            ON CONFLICT DO NOTHING
            """;

    private static final String UPDATE = """
            UPDATE gembind_outbox
            SET due_at = :due_at, attempts = :attempts, set_aside = :set_aside, last_error = :last_error
            WHERE id = :id
            """;

    private static final String DELETE = "DELETE FROM gembind_outbox WHERE id = :id";

    private static final String DEPTH = """
            SELECT COUNT(*) AS everything, COALESCE(SUM(CASE WHEN set_aside THEN 1 ELSE 0 END), 0) AS given_up,
                MIN(CASE WHEN set_aside THEN NULL ELSE created_at END) AS oldest
            FROM gembind_outbox
            """;

    private final RunningBodies bodies;

    JdbcOutbox(RunningBodies bodies) {
        this.bodies = bodies;
    }

    MovableRows<OutboxMessage> movable() {
        return new JdbcRows<>(bodies, new RowScan<>(LIST, "", "id", JdbcOutbox::row), this::add);
    }

    @Override
    public void add(Transaction tx, OutboxMessage message) {
        int rows = change(
                tx,
                INSERT,
                update -> bind(update, message)
                        .bind("topic", message.topic())
                        .bind("lane", message.lane())
                        .bind("body", message.body())
                        .bind("created_at", message.createdAt()));
        if (rows == 0) {
            throw new IllegalArgumentException("the id of message " + message.id() + " is in use");
        }
    }

    @Override
    public List<OutboxMessage> due(Transaction tx, Instant now, int limit) {
        return bodies.of(tx)
                .read(sql -> sql.createQuery(DUE)
                        .bind("now", now)
                        .bind("limit", limit)
                        .map(JdbcOutbox::row)
                        .list());
    }

    @Override
    public boolean update(Transaction tx, OutboxMessage next) {
        return change(tx, UPDATE, update -> bind(update, next)) > 0;
    }

    @Override
    public boolean remove(Transaction tx, String id) {
        return change(tx, DELETE, update -> update.bind("id", id)) > 0;
    }

    @Override
    public Optional<OutboxMessage> find(Snapshot snapshot, String id) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(FIND)
                        .bind("id", id)
                        .map(JdbcOutbox::row)
                        .findOne());
    }

    @Override
    public List<OutboxMessage> list(Snapshot snapshot, String after, int limit) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(LIST)
                        .bind("after", after)
                        .bind("limit", limit)
                        .map(JdbcOutbox::row)
                        .list());
    }

    @Override
    public Depth depth(Snapshot snapshot) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(DEPTH)
                        .map((columns, context) -> depth(new Row(columns)))
                        .one());
    }

    private static Depth depth(Row row) throws SQLException {
        long setAside = row.number("given_up");
        return new Depth(row.number("everything") - setAside, setAside, Optional.ofNullable(row.timeOrNull("oldest")));
    }

    private int change(Transaction tx, String statement, UnaryOperator<Update> binding) {
        return bodies.of(tx)
                .change(sql -> binding.apply(sql.createUpdate(statement)).execute());
    }

    private static Update bind(Update update, OutboxMessage message) {
        Delivery delivery = message.delivery();
        return update.bind("id", message.id())
                .bind("due_at", delivery.dueAt())
                .bind("attempts", delivery.attempts())
                .bind("set_aside", delivery.setAside())
                .bind("last_error", delivery.lastError());
    }

    private static OutboxMessage row(ResultSet columns, StatementContext context) throws SQLException {
        Row row = new Row(columns);
        Delivery delivery = new Delivery(
                row.time("due_at"),
                Math.toIntExact(row.number("attempts")),
                row.flag("set_aside"),
                row.textOrNull("last_error"));
        return new OutboxMessage(
                row.text("id"),
                row.text("topic"),
                row.text("lane"),
                row.text("body"),
                row.time("created_at"),
                delivery);
    }
}
