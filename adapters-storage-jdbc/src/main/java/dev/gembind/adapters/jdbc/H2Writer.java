package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes to an H2 database: its strictest level lets two writers each break a rule that the other relies
 * on. While one batch is forced to the device the next one gathers.
 */
final class H2Writer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(H2Writer.class);
    private static final int QUEUED = 8192;
    private static final int MAX_BATCH = 1024;

    private final BlockingQueue<H2Job<?>> queue = new ArrayBlockingQueue<>(QUEUED);
    private final H2Commits commits;
    private final Thread thread;
    private volatile boolean closing;

    H2Writer(H2Commits commits) {
        this.commits = commits;
        this.thread = new Thread(this::loop, "gembind-jdbc-h2-writer");
        this.thread.setDaemon(true); // a program that forgets to close must still be able to end
    }

    void start() {
        thread.start();
    }

    /** Runs a body, and returns its answer when the change is on the device. */
    <T> T write(Work<T> work) {
        Request<T> request = new Request<>(work.name());
        if (closing) {
            throw closed();
        }
        if (!queue.offer(new H2Job<>(request, work.body()))) {
            throw new StorageUnavailableException(Outcome.NOT_COMMITTED, "too many writes are waiting", null);
        }
        if (!thread.isAlive() && request.start()) { // closed between the check and the offer, so nobody will take it
            throw closed();
        }
        return request.await(work.deadline());
    }

    /** Returns how many writes wait for the next batch. */
    int waiting() {
        return queue.size();
    }

    /** Finishes what is queued, and ends. */
    @Override
    public void close() {
        closing = true;
        Request<Boolean> nothing = new Request<>("close");
        nothing.withdraw();
        queue.offer(new H2Job<>(nothing, scope -> true)); // wakes the thread if it waits for work
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // half a shutdown would be worse than a late one
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        List<H2Job<?>> batch = new ArrayList<>();
        while (!closing || !queue.isEmpty()) {
            try {
                gather(batch);
                if (!batch.isEmpty()) {
                    commits.commit(batch);
                }
            } catch (InterruptedException e) {
                LOG.warn("somebody interrupts the writing thread, which means nothing to it");
            } catch (RuntimeException | Error e) { // the top of the thread: it must go on to refuse what comes
                commits.abort(batch, e);
            } finally {
                batch.clear();
            }
        }
        commits.close();
    }

    private void gather(List<H2Job<?>> batch) throws InterruptedException {
        batch.add(queue.take());
        queue.drainTo(batch, MAX_BATCH - 1);
        batch.removeIf(job -> !job.request().start()); // whose callers have given up
    }

    private static StorageUnavailableException closed() {
        return new StorageUnavailableException(Outcome.NOT_COMMITTED, "the storage is closed", null);
    }
}
