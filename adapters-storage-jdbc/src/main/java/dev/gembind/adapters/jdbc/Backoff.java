package dev.gembind.adapters.jdbc;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * Pauses between tries: a random time up to a limit that doubles with each try. Transactions that were in each other's way
 * would otherwise meet again.
 */
final class Backoff {
    private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
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
