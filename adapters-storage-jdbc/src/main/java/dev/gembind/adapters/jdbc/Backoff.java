package dev.gembind.adapters.jdbc;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * Pauses between tries, which it counts: a random time up to a limit that doubles with each try. Transactions that were in each other's way
 * would otherwise meet again.
 */
final class Backoff {
    private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final RandomGenerator random;
    private final Retries retries;

    Backoff(RandomGenerator random, Retries retries) {
        this.random = random;
        this.retries = retries;
    }

    /** Counts a try that was refused, and will be followed by another one. */
    void count(RetryReason reason) {
        retries.count(reason);
    }

    /** Waits before the next try. */
    void pause(int earlierPauses) {
        LockSupport.parkNanos(this, random.nextLong(limit(earlierPauses)));
    }

    /** Returns the longest pause after so many earlier ones. */
    static long limit(int earlierPauses) {
        return Math.min(FIRST_NANOS << Math.min(earlierPauses, Integer.SIZE - 1), LONGEST_NANOS);
    }
}
