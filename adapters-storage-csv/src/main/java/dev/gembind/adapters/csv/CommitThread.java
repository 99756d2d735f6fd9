package dev.gembind.adapters.csv;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that commits. Callers put requests into its bounded queue; while it forces one batch the next one
 * gathers, so no delay is needed to make batches large.
 */
final class CommitThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommitThread.class);
    private static final long IDLE_MILLIS = 1000;

    private final Engine engine;
    private final BlockingQueue<WriteRequest<?>> queue;
    private final Queue<WriteRequest<?>> taken = new ArrayDeque<>();
    private final WriteRequest<Boolean> wakeUp = new WriteRequest<>("close", tx -> true);
    private final Thread thread;
    private volatile boolean closing;

    CommitThread(Engine engine, int queueCapacity) {
        this.engine = engine;
        this.queue = new ArrayBlockingQueue<>(queueCapacity);
        this.thread = new Thread(this::loop, "gembind-csv-commit");
        this.thread.setDaemon(true); // a program that forgets to close must still be able to end
    }

    void start() {
        thread.start();
    }

    void submit(WriteRequest<?> request) {
        if (closing) {
            throw new StorageUnavailableException(Outcome.NOT_COMMITTED, "the storage is closed", null);
        }
        if (!queue.offer(request)) {
            throw new StorageUnavailableException(Outcome.NOT_COMMITTED, "too many writes are waiting", null);
        }
        if (!thread.isAlive() && request.start()) { // closed between the check and the offer, so nobody will take it
            throw new StorageUnavailableException(Outcome.NOT_COMMITTED, "the storage is closed", null);
        }
    }

    /** Finishes what is queued, and ends. */
    @Override
    public void close() {
        closing = true;
        queue.offer(wakeUp); // when the queue is full the thread is awake anyway
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
        boolean more = true;
        while (more) {
            more = step();
        }
        engine.idle();
    }

    private boolean step() {
        try {
            WriteRequest<?> first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
            if (first == null) {
                engine.idle();
                return !closing;
            }
            taken.add(first);
            queue.drainTo(taken);
            while (!taken.isEmpty()) {
                engine.commitBatch(taken);
            }
            return !closing || !queue.isEmpty();
        } catch (InterruptedException e) {
            LOG.warn("an interrupt of the commit thread was ignored", e);
            return true;
        } catch (RuntimeException | Error e) { // the top of the thread: it must go on to refuse what comes
            engine.abort(e);
            return true;
        }
    }
}
