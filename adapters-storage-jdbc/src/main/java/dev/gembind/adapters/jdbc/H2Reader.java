package dev.gembind.adapters.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads of an H2 database, each on one snapshot, beside the writer. */
final class H2Reader implements AutoCloseable {
    private static final int QUEUED_PER_CONNECTION = 200;

    private final RunningBodies bodies;
    private final FlushClock clock;
    private final HikariDataSource pool;
    private final Jdbi connections;
    private final Workers workers;

    H2Reader(String url, JdbcConfig config, RunningBodies bodies, FlushClock clock) {
        this.bodies = bodies;
        this.clock = clock;
        this.pool = Pools.h2Readers(url, config);
        this.connections = Arguments.register(Jdbi.create(pool));
        this.workers = new Workers("h2-read", config.poolSize(), config.poolSize() * QUEUED_PER_CONNECTION);
    }

    /** Runs a body, and returns its answer when all that it may have seen is on the device. */
    <T> T read(Work<T> work) {
        return workers.call(work, () -> {
            try (Handle handle = connections.open()) {
                T answer = bodies.run(new JdbcScope(bodies, handle), work.body());
                requireDurable(work);
                return answer;
            } catch (ConnectionException e) {
                throw SqlFailure.toException(work.name(), Outcome.NOT_COMMITTED, SqlFailure.behind(e));
            } catch (AttemptFailedException e) {
                throw e.toStorageException(work.name());
            }
        });
    }

    /** Lets go of all connections, because the database behind them was closed by a failure. */
    void forgetConnections() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() {
        workers.close();
        pool.close();
    }

    private void requireDurable(Work<?> work) {
        boolean durable = false;
        try {
            durable = clock.awaitAllSoFar(work.deadline());
        } catch (InterruptedException e) {
            Thread.currentThread()
                    .interrupt(); // nobody interrupts threads of the storage; if it happens, it counts as late
        }
        if (!durable) {
            throw new StorageUnavailableException(
                    Outcome.NOT_COMMITTED, work.name() + " may have seen what is not on the device", null);
        }
    }
}
