package dev.gembind.adapters.jdbc;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.audit.AuditLog;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** The table {@code gembind_audit}. */
final class JdbcAuditLog implements AuditLog {
    private static final int MAX_PAGE = 1000;

    private static final String INSERT = """
            INSERT INTO gembind_audit
                (id, at, type, user_id, platform, account_hash, attempt, detail, actor, ip_prefix, request_id)
            VALUES (:id, :at, :type, :user, :platform, :account_hash, :attempt, :detail, :actor, :ip_prefix,
                :request_id)
            ON CONFLICT DO NOTHING
            """;

    private static final String SELECT = """
            SELECT position, id, at, type, user_id, platform, account_hash, attempt, detail, actor, ip_prefix, request_id
            FROM gembind_audit
            """;

    private static final String NEWEST = SELECT + "ORDER BY position DESC LIMIT :limit";

    private static final String SCAN = SELECT + "WHERE position > :after ORDER BY position LIMIT :limit";

    private final RunningBodies bodies;

    JdbcAuditLog(RunningBodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public void append(Transaction tx, AuditEvent event) {
        int rows = bodies.of(tx)
                .change(sql -> bind(sql.createUpdate(INSERT), event).execute());
        if (rows == 0) {
            throw new IllegalArgumentException("audit event " + event.id() + " was added before");
        }
    }

    @Override
    public List<AuditEvent> newest(Snapshot snapshot, int limit) {
        return bodies.of(snapshot)
                .read(sql -> sql.createQuery(NEWEST)
                        .bind("limit", Math.min(limit, MAX_PAGE))
                        .map(JdbcAuditLog::row)
                        .list());
    }

    MovableRows<AuditEvent> movable() {
        return new JdbcRows<>(bodies, new RowScan<>(SCAN, 0L, "position", JdbcAuditLog::row), this::append);
    }

    private static Update bind(Update update, AuditEvent event) {
        UserId user = event.user();
        Platform platform = event.platform();
        return update.bind("id", event.id())
                .bind("at", event.at())
                .bind("type", event.type())
                .bind("user", user == null ? null : user.value())
                .bind("platform", platform == null ? null : platform.key())
                .bind("account_hash", event.accountHash())
                .bind("attempt", event.attempt())
                .bind("detail", event.detail())
                .bind("actor", event.origin().actor().name())
                .bind("ip_prefix", event.origin().ipPrefix())
                .bind("request_id", event.origin().requestId());
    }

    private static AuditEvent row(ResultSet columns, StatementContext context) throws SQLException {
        Row row = new Row(columns);
        return new AuditEvent(
                row.text("id"),
                row.time("at"),
                row.text("type"),
                row.userOrNull("user_id"),
                row.platformOrNull("platform"),
                row.textOrNull("account_hash"),
                row.textOrNull("attempt"),
                row.textOrNull("detail"),
                new Origin(
                        Origin.Actor.valueOf(row.text("actor")),
                        row.textOrNull("ip_prefix"),
                        row.textOrNull("request_id")));
    }
}
