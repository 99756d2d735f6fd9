package dev.gembind.testkit.fakes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that stands still until a test moves it, forwards or back. Thread-safe. */
public final class MutableTime implements InstantSource {
    private volatile Instant now;

    public MutableTime(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves the time by a duration, which may be negative. */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    /** Moves the time to an instant, which may lie in the past. */
    public synchronized void set(Instant instant) {
        now = instant;
    }
}
