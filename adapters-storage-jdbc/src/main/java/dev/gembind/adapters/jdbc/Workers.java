package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The threads that talk to the database, one for each connection, with a bounded queue before them. When all are busy for
 * as long as a caller wants to wait, its work is withdrawn and was never begun.
 */
final class Workers implements AutoCloseable {
    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor threads;

    Workers(String name, int count, int queued) {
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                count, count, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(queued), work -> {
                    Thread thread = new Thread(work, "gembind-jdbc-" + name + '-' + number.incrementAndGet());
                    thread.setDaemon(true); // a program that forgets to close must still be able to end
                    return thread;
                });
        this.threads.allowCoreThreadTimeOut(true);
    }

    /** Has something done and waits for it; whatever it throws is thrown here. */
    <T> T call(Work<T> work, Supplier<T> doing) {
        Request<T> request = new Request<>(work.name());
        try {
            threads.execute(() -> {
                if (request.start()) {
                    request.run(doing);
                    request.publish();
                }
            });
        } catch (RejectedExecutionException e) {
            String reason = threads.isShutdown() ? "the storage is closed" : "too many transactions are waiting";
            throw new StorageUnavailableException(Outcome.NOT_COMMITTED, reason, e);
        }
        return request.await(work.deadline());
    }

    /** Returns how many calls wait for a thread. */
    int waiting() {
        return threads.getQueue().size();
    }

    /** Finishes what is queued, and ends. */
    @Override
    public void close() {
        threads.shutdown();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true; // half a shutdown would be worse than a late one
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
