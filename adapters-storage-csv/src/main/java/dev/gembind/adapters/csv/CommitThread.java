package dev.gembind.adapters.csv;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;

/**
 * The one thread that commits. Callers put requests into its bounded queue; while it forces one batch the next one
 * gathers, so no delay is needed to make batches large.
 */
final class CommitThread implements AutoCloseable {
    private static final long IDLE_NANOS = 1_000_000_000;

    private final Engine engine;
    private final RequestQueue queue;
    private final Thread thread;
    private final BackupBell backups = new BackupBell();
    private volatile boolean closing;
    private long lastCommit = System.nanoTime();

    CommitThread(EngineContext context, JournalWriter journal, int queueCapacity) {
        this.queue = new RequestQueue(queueCapacity);
        this.engine = new Engine(context, journal);
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

    /** Returns files that hold everything durable and will not change any more; waits for the batch under way. */
    BackupPoint backupPoint() {
        return backups.ring(() -> {
            queue.wakeTaker();
            if (!thread.isAlive()) {
                backups.silence();
            }
        });
    }

    /** Finishes what is queued, and ends. */
    @Override
    public void close() {
        closing = true;
        queue.wakeTaker();
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
        backups.silence();
    }

    private boolean step() {
        try {
            if (queue.isEmpty()) {
                queue.awaitRequest(() -> !closing && !backups.isRung(), IDLE_NANOS);
            }
            backups.answer(engine::backupPoint);
            if (queue.isEmpty()) {
                idle();
                return !closing;
            }
            engine.commitBatch(queue::poll);
            lastCommit = System.nanoTime();
            return true;
        } catch (RuntimeException | Error e) { // the top of the thread: it must go on to refuse what comes
            engine.abort(e);
            return true;
        }
    }

    private void idle() {
        if (System.nanoTime() - lastCommit >= IDLE_NANOS) {
            engine.idle();
        }
    }
}
