package dev.gembind.adapters.csv;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Wakes the callers of a finished batch. Waking a thread costs about as much as running a transaction, so for larger
 * batches another thread does it while the commit thread runs the next bodies. The commit thread closes that next batch
 * only when all callers are awake: those who come back at once still get in, and batches stay large.
 */
final class Answers implements AutoCloseable {
    private static final int FEW = 4;
    private static final long END_SECONDS = 10;

    private final ExecutorService waker =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                Thread thread = new Thread(work, "gembind-csv-answer");
                thread.setDaemon(true);
                return thread;
            });
    private final Runnable whenDone;
    private volatile boolean busy;

    Answers(Runnable whenDone) {
        this.whenDone = whenDone;
    }

    /** Gives every caller what is kept for it. Called by the commit thread, one batch after another. */
    void answer(List<WriteRequest<?>> finished) {
        if (finished.size() <= FEW) {
            finished.forEach(WriteRequest::publish);
            return;
        }
        List<WriteRequest<?>> batch = List.copyOf(finished);
        busy = true;
        waker.execute(() -> {
            batch.forEach(WriteRequest::publish);
            busy = false;
            whenDone.run();
        });
    }

    /** Tells whether callers are still being woken. */
    boolean isBusy() {
        return busy;
    }

    @Override
    public void close() {
        waker.shutdown();
        try {
            if (!waker.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("callers could not be woken");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
