package dev.gembind.adapters.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.gembind.core.audit.AlertSink;
import dev.gembind.core.limits.Decision;
import dev.gembind.core.limits.Limit;
import dev.gembind.core.limits.RateLimiter;
import dev.gembind.core.storage.ConstraintViolatedException;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageException.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Counts in PostgreSQL, for all instances together, on connections of its own. When the database does not answer soon, this
 * process counts alone for a while; it has counted along, so it does not begin at zero. Thread-safe.
 */
final class SharedLimiter implements RateLimiter, AutoCloseable {
    private static final int CONNECTIONS = 2;
    private static final int QUEUED = 200;
    private static final int REFUSALS_KEPT = 10_000;
    private static final int TRIES = 3;
    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final Duration STATEMENT = Duration.ofSeconds(1);

    private final RateLimiter alone;
    private final RefusedKeys refused;
    private final Outage outage;
    private final HikariDataSource pool;
    private final Jdbi connections;
    private final Workers workers;

    /**
     * @param alone counts for this process
     * @param nanos a clock that only goes forward
     */
    SharedLimiter(JdbcConfig config, RateLimiter alone, AlertSink alerts, LongSupplier nanos) {
        this.alone = alone;
        this.refused = new RefusedKeys(REFUSALS_KEPT, nanos);
        this.outage = new Outage(alerts, nanos);
        this.pool =
                Pools.postgresStatements("limits", CONNECTIONS, config.withTimeouts(PATIENCE, STATEMENT, STATEMENT));
        this.connections = Arguments.register(Jdbi.create(pool));
        this.workers = new Workers("limits", CONNECTIONS, QUEUED);
    }

    @Override
    public Decision tryAcquire(Limit limit, String key) {
        Decision here = alone.tryAcquire(limit, key);
        Optional<Duration> known = refused.left(limit, key);
        if (known.isPresent()) {
            return Decision.refused(known.get());
        }
        return outage.isOver() ? together(limit, key, here) : here;
    }

    private Decision together(Limit limit, String key, Decision here) {
        try {
            Decision decision = workers.call(new Work<>("limit", scope -> here, PATIENCE), () -> take(limit, key));
            outage.end();
            if (!decision.allowed()) {
                refused.remember(limit, key, decision.retryAfter());
            }
            return decision;
        } catch (ConstraintViolatedException strange) {
            return here; // a key that the table cannot hold, which is not the database's fault
        } catch (StorageException e) {
            outage.begin(e);
            return here;
        }
    }

    private Decision take(Limit limit, String key) {
        for (int failures = 1; ; failures++) {
            try (Handle sql = connections.open()) {
                return JdbcLimits.take(sql, limit, key);
            } catch (JdbiException e) {
                // a connection that broke while nobody used it, or a server whose usual level is SERIALIZABLE
                if (failures == TRIES) {
                    throw SqlFailure.toException("limit", Outcome.UNKNOWN, SqlFailure.behind(e));
                }
            }
        }
    }

    @Override
    public void close() {
        pool.close(); // ends what is under way: nobody waits for it any more
        workers.close();
    }
}
