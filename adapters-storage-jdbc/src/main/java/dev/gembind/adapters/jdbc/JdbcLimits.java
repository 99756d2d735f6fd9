package dev.gembind.adapters.jdbc;

import dev.gembind.core.limits.Decision;
import dev.gembind.core.limits.Limit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table of permits. Its times are the server's, because the clocks of instances differ. */
final class JdbcLimits {
    private static final int MOST_ROWS = 1_000_000;

    // a refusal writes nothing, so that a flood costs no more than its look-ups
    private static final String TAKE = """
            WITH took AS (
                INSERT INTO gembind_limits AS kept (limit_name, subject, taken, ends_at)
                VALUES (:limit, :subject, 1, now() + :micros * INTERVAL '1 microsecond')
                ON CONFLICT (limit_name, subject) DO UPDATE SET
                    taken = CASE WHEN kept.ends_at <= now() THEN 1 ELSE kept.taken + 1 END,
                    ends_at = CASE WHEN kept.ends_at <= now() THEN EXCLUDED.ends_at ELSE kept.ends_at END
                WHERE kept.ends_at <= now() OR kept.taken < :permits
                RETURNING 1
            )
            SELECT TRUE AS allowed, CAST(0 AS BIGINT) AS wait FROM took
            UNION ALL
            SELECT FALSE, CAST(CEIL(EXTRACT(EPOCH FROM ends_at - now()) * 1000) AS BIGINT)
            FROM gembind_limits
            WHERE limit_name = :limit AND subject = :subject AND NOT EXISTS (SELECT 1 FROM took)
            """;

    private static final String FORGET_ENDED = """
            DELETE FROM gembind_limits WHERE (limit_name, subject) IN (
                SELECT limit_name, subject FROM gembind_limits WHERE ends_at <= now() LIMIT :most)
            """;

    private static final String FORGET_TOO_MANY = """
            DELETE FROM gembind_limits WHERE (limit_name, subject) IN (
                SELECT limit_name, subject FROM gembind_limits ORDER BY ends_at DESC LIMIT :most OFFSET :kept)
            """;

    private JdbcLimits() {}

    /** Takes a permit, in one statement that is a transaction of its own. */
    static Decision take(Handle sql, Limit limit, String subject) {
        return sql.createQuery(TAKE)
                .bind("limit", limit.name())
                .bind("subject", subject)
                .bind("micros", TimeUnit.NANOSECONDS.toMicros(limit.period().toNanos()))
                .bind("permits", limit.permits())
                .map(JdbcLimits::decision)
                .findOne()
                // the row that refused was added while this statement ran, so all of its period is ahead
                .orElseGet(() -> Decision.refused(limit.period()));
    }

    /** Deletes at most so many rows whose period is over, or that are too many; returns how many. */
    static int forget(JdbcScope scope, int most) {
        int ended = scope.change(
                sql -> sql.createUpdate(FORGET_ENDED).bind("most", most).execute());
        return ended == most ? ended : ended + forgetTooMany(scope, most - ended, MOST_ROWS);
    }

    /** Deletes at most so many of the rows beyond those that are kept, and of these what ends first. */
    static int forgetTooMany(JdbcScope scope, int most, int kept) {
        return scope.change(sql -> sql.createUpdate(FORGET_TOO_MANY)
                .bind("most", most)
                .bind("kept", kept)
                .execute());
    }

    private static Decision decision(ResultSet row, StatementContext context) throws SQLException {
        return row.getBoolean("allowed")
                ? Decision.ALLOWED
                : Decision.refused(Duration.ofMillis(Math.max(1, row.getLong("wait"))));
    }
}
