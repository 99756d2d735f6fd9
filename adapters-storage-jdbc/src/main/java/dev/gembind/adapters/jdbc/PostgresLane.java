package dev.gembind.adapters.jdbc;

import com.zaxxer.hikari.HikariDataSource;

/** A number of connections to PostgreSQL, each with the thread that uses it. */
final class PostgresLane implements AutoCloseable {
    private static final int MAX_TRIES = 10;
    private static final int QUEUED_PER_CONNECTION = 200;

    private final HikariDataSource pool;
    private final Workers workers;
    private final PostgresTry tries;
    private final Turns turns;
    private final Backoff backoff;

    private PostgresLane(HikariDataSource pool, Workers workers, PostgresContext context) {
        this.pool = pool;
        this.workers = workers;
        this.tries = new PostgresTry(pool, context.bodies(), context.postponing());
        this.turns = new Turns();
        this.backoff = context.backoff();
    }

    static PostgresLane open(String name, int size, JdbcConfig config, PostgresContext context) {
        HikariDataSource pool = Pools.postgres(name, size, config, context.limits());
        return new PostgresLane(pool, new Workers(name, size, size * QUEUED_PER_CONNECTION), context);
    }

    /** Runs a transaction until it has committed, on a thread of this lane. */
    <T> T call(String settings, Work<T> work) {
        return workers.call(work, () -> untilCommitted(settings, work));
    }

    /** Runs a transaction that cannot be refused, without a turn: it may be long, and others shall run alone meanwhile. */
    <T> T callBeside(String settings, Work<T> work) {
        return workers.call(work, () -> {
            try {
                return tries.run(settings, work.body());
            } catch (AttemptFailedException e) {
                throw e.toStorageException(work.name());
            }
        });
    }

    private <T> T untilCommitted(String settings, Work<T> work) {
        long lastStart = System.nanoTime() + work.deadline().toNanos(); // by then the caller has gone
        for (int refusals = 0; ; refusals++) {
            try {
                return turns.run(work, refusals, () -> tries.run(settings, work.body()));
            } catch (AttemptFailedException e) {
                boolean over = refusals + 1 == MAX_TRIES || System.nanoTime() - lastStart > 0;
                if (over || !e.isWorthAnotherTry()) {
                    throw e.toStorageException(work.name());
                }
                backoff.count(e.retryReason());
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
