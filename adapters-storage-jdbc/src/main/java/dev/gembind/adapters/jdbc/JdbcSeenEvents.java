package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import dev.gembind.core.webhooks.SeenEvent;
import dev.gembind.core.webhooks.SeenEvents;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code gembind_seen_events}. */
final class JdbcSeenEvents implements SeenEvents {
    private static final String FIND =
            "SELECT source, id, fingerprint, seen_at FROM gembind_seen_events WHERE source = :source AND id = :id";

    private static final String INSERT = """
            INSERT INTO gembind_seen_events (source, id, fingerprint, seen_at)
            VALUES (:source, :id, :fingerprint, :seen_at)
            ON CONFLICT DO NOTHING
            """;

    private static final String DELETE = """
            DELETE FROM gembind_seen_events WHERE (source, id) IN (
                SELECT source, id FROM gembind_seen_events WHERE seen_at < :before
                ORDER BY seen_at, source, id LIMIT :limit)
            """;

    private static final String DELETE_OF_SOURCE = """
            DELETE FROM gembind_seen_events WHERE source = :source AND id IN (
                SELECT id FROM gembind_seen_events WHERE source = :source AND seen_at < :before
                ORDER BY seen_at, id LIMIT :limit)
            """;

    private final RunningBodies bodies;

    JdbcSeenEvents(RunningBodies bodies) {
        this.bodies = bodies;
    }

    MovableRows<SeenEvent> movable() {
        return new JdbcSeenEventRows(bodies, this);
    }

    @Override
    public Optional<SeenEvent> insertIfAbsent(Transaction tx, SeenEvent event) {
        int rows = bodies.of(tx)
                .change(sql -> sql.createUpdate(INSERT)
                        .bind("source", event.source())
                        .bind("id", event.id())
                        .bind("fingerprint", event.fingerprint())
                        .bind("seen_at", event.seenAt())
                        .execute());
        return rows > 0 ? Optional.empty() : find(tx, event.source(), event.id());
    }

    @Override
    public Optional<SeenEvent> find(Snapshot snapshot, String source, String id) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(FIND)
                        .bind("source", source)
                        .bind("id", id)
                        .map(JdbcSeenEvents::row)
                        .findOne());
    }

    @Override
    public int deleteSeenBefore(Transaction tx, Instant before, int limit) {
        return bodies.of(tx)
                .change(sql -> sql.createUpdate(DELETE)
                        .bind("before", before)
                        .bind("limit", limit)
                        .execute());
    }

    @Override
    public int deleteSeenBefore(Transaction tx, String source, Instant before, int limit) {
        return bodies.of(tx)
                .change(sql -> sql.createUpdate(DELETE_OF_SOURCE)
                        .bind("source", source)
                        .bind("before", before)
                        .bind("limit", limit)
                        .execute());
    }

    static SeenEvent row(ResultSet columns, StatementContext context) throws SQLException {
        Row row = new Row(columns);
        return new SeenEvent(row.text("source"), row.text("id"), row.text("fingerprint"), row.time("seen_at"));
    }
}
