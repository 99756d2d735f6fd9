package dev.gembind.adapters.csv;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Keeps background work to a quarter of the time, so that commits find the disk and a processor free, until it is told to
 * hurry. Thread-safe, for one worker.
 */
final class Pace {
    private static final int REST_BY_WORK = 3;
    private static final long LONGEST_REST = 250_000_000;

    private final LongSupplier nanoTime;
    private final LongConsumer sleep;
    private volatile boolean hurried;
    private long since;

    Pace(LongSupplier nanoTime, LongConsumer sleep) {
        this.nanoTime = nanoTime;
        this.sleep = sleep;
    }

    static Pace real() {
        return new Pace(System::nanoTime, LockSupport::parkNanos);
    }

    /** Never rests. */
    static Pace none() {
        return new Pace(() -> 0, nanos -> {});
    }

    void begin() {
        since = nanoTime.getAsLong();
    }

    /** Rests three times as long as the work since the last rest took. */
    void rest() {
        if (!hurried) {
            long worked = nanoTime.getAsLong() - since;
            sleep.accept(Math.min(worked * REST_BY_WORK, LONGEST_REST));
        }
        since = nanoTime.getAsLong();
    }

    /** Lets the work run through from now on. */
    void hurry() {
        hurried = true;
    }

    /** Takes {@link #hurry} back. */
    void calm() {
        hurried = false;
    }
}
