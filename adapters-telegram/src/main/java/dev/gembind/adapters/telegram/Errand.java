package dev.gembind.adapters.telegram;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one update still asks for: to be handled, and that each answer it causes is sent or given up. With nothing left it
 * is settled, once. Thread-safe.
 */
final class Errand {
    private final AtomicInteger open = new AtomicInteger(1); // the handling itself
    private final CountDownLatch settled = new CountDownLatch(1);
    private final Runnable whenSettled;

    Errand(Runnable whenSettled) {
        this.whenSettled = whenSettled;
    }

    /** Adds an answer, while the update is being handled or one of its answers is on its way. */
    void add() {
        open.incrementAndGet();
    }

    /** The handling, or one of the answers, is done with. */
    void done() {
        if (open.decrementAndGet() == 0) {
            settled.countDown();
            whenSettled.run();
        }
    }

    boolean awaitSettled(Duration longest) throws InterruptedException {
        return settled.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }
}
