package dev.gembind.adapters.jdbc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Numbers the commits of an H2 database, so that a reader who may have seen one that is not on the device yet can wait for
 * it. Thread-safe.
 */
final class FlushClock {
    private long begun;
    private long durable;
    private long lost;

    /** Notes that a commit begins, before any reader can see it. */
    synchronized void begin() {
        begun++;
    }

    /** Notes that all commits so far are on the device. */
    synchronized void finish() {
        durable = begun;
        notifyAll();
    }

    /** Notes that nobody knows what became of the commits that have begun. */
    synchronized void giveUp() {
        lost = begun;
        finish();
    }

    /** Returns how many commits there have been. */
    synchronized long commits() {
        return begun;
    }

    /** Waits until every commit that has begun by now is on the device; false when it will not be, or not in time. */
    synchronized boolean awaitAllSoFar(Duration longest) throws InterruptedException {
        long wanted = begun;
        boolean pending = durable < wanted;
        long deadline = System.nanoTime() + longest.toNanos();
        while (durable < wanted) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return !pending || lost < wanted;
    }
}
