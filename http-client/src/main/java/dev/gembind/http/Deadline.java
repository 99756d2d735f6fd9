package dev.gembind.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A moment after which nothing is waited for any more; several calls may share one. Monotonic, thread-safe. */
public final class Deadline {
    private final LongSupplier nanoTime;
    private final long end;

    private Deadline(Duration time, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + time.toNanos();
    }

    /** Starts now and ends after the given time. */
    public static Deadline after(Duration time) {
        return after(time, System::nanoTime);
    }

    /** Starts now by the given nanosecond counter, which must never run backwards. */
    public static Deadline after(Duration time, LongSupplier nanoTime) {
        return new Deadline(time, nanoTime);
    }

    /** Returns this deadline or one that ends after the given time from now, whichever is earlier. */
    public Deadline orAfter(Duration time) {
        return remaining().compareTo(time) <= 0 ? this : new Deadline(time, nanoTime);
    }

    /** Returns what is left, never less than zero. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, end - nanoTime.getAsLong()));
    }

    /** Says whether nothing is left. */
    public boolean isOver() {
        return remaining().isZero();
    }
}
