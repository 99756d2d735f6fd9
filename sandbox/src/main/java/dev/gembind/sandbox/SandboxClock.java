package dev.gembind.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The sandbox's own time: runs with the source it was given and can be moved forward. Thread-safe. */
public final class SandboxClock implements InstantSource {
    private final InstantSource source;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    SandboxClock(InstantSource source) {
        this.source = source;
    }

    /** Moves the time forward, so that codes, updates and tokens grow old. */
    public void skip(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: " + time);
        }
        ahead.accumulateAndGet(time, Duration::plus);
    }

    @Override
    public Instant instant() {
        return source.instant().plus(ahead.get());
    }
}
