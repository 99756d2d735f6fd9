package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;

/** Reads of an H2 database, each on one snapshot, beside the writer. */
final class H2Reader implements AutoCloseable {
    private static final int QUEUED_PER_CONNECTION = 200;

    private final RunningBodies bodies;
    private final FlushClock clock;
    private final H2Connections connections;
    private final Workers workers;

    /**
     * @param threads how many read at once, each on a connection of its own
     */
    H2Reader(H2Connections connections, int threads, RunningBodies bodies, FlushClock clock) {
        this.bodies = bodies;
        this.clock = clock;
        this.connections = connections;
        this.workers = new Workers("h2-read", threads, threads * QUEUED_PER_CONNECTION);
    }

    /** Runs a body, and returns its answer when all that it may have seen is on the device. */
    <T> T read(Work<T> work) {
        return workers.call(work, () -> {
            Handle handle = lend(work);
            try {
                T answer = bodies.run(new JdbcScope(bodies, handle), work.body());
                requireDurable(work, handle);
                return answer;
            } catch (AttemptFailedException e) {
                throw e.toStorageException(work.name());
            } finally {
                connections.giveBack(handle);
            }
        });
    }

    private Handle lend(Work<?> work) {
        try {
            return connections.lend();
        } catch (ConnectionException e) {
            throw SqlFailure.toException(work.name(), Outcome.NOT_COMMITTED, SqlFailure.behind(e));
        }
    }

    @Override
    public void close() {
        workers.close();
        connections.close();
    }

    private void requireDurable(Work<?> work, Handle handle) {
        boolean durable = false;
        try {
            durable = clock.awaitAllSoFar(work.deadline()) && !connections.isOutdated(handle);
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
