package dev.gembind.adapters.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.function.Function;

/** A number of connections to PostgreSQL, each with the thread that uses it. */
final class PostgresLane implements AutoCloseable {
    private static final int MAX_TRIES = 10;
    private static final int QUEUED_PER_CONNECTION = 200;

    private final HikariDataSource pool;
    private final Workers workers;
    private final PostgresTry tries;
    private final Turns turns;
    private final Backoff backoff;
    private final Duration deadline;

    private PostgresLane(HikariDataSource pool, Workers workers, PostgresContext context, Duration deadline) {
        this.pool = pool;
        this.workers = workers;
        this.tries = new PostgresTry(pool, context.bodies());
        this.turns = new Turns(deadline);
        this.deadline = deadline;
        this.backoff = context.backoff();
    }

    static PostgresLane open(String name, int size, JdbcConfig config, PostgresContext context) {
        HikariDataSource pool = Pools.postgres(name, size, config);
        return new PostgresLane(
                pool,
                new Workers(name, size, size * QUEUED_PER_CONNECTION, config.deadline()),
                context,
                config.deadline());
    }

    /** Runs a body until it has committed, on a thread of this lane. */
    <T> T call(String name, String settings, Function<JdbcScope, T> body) {
        return workers.call(name, () -> untilCommitted(name, settings, body));
    }

    private <T> T untilCommitted(String name, String settings, Function<JdbcScope, T> body) {
        long lastStart = System.nanoTime() + deadline.toNanos(); // by then the caller has gone
        for (int refusals = 0; ; refusals++) {
            try {
                return turns.run(name, refusals, () -> tries.run(settings, body));
            } catch (AttemptFailedException e) {
                boolean over = refusals + 1 == MAX_TRIES || System.nanoTime() - lastStart > 0;
                if (over || !e.isWorthAnotherTry()) {
                    throw e.toStorageException(name);
                }
                backoff.pause(refusals);
            }
        }
    }

    @Override
    public void close() {
        workers.close();
        pool.close();
    }
}
