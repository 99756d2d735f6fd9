package dev.gembind.sandbox.discord;

import dev.gembind.sandbox.web.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Counts the calls of each bucket in windows of one second and writes the rate-limit headers. Thread-safe. */
final class RateWindow {
    /** Generous, so that load tests measure the product; the RATE_LIMIT fault is there to test patience. */
    static final int LIMIT = 1000;

    private static final Duration WINDOW = Duration.ofSeconds(1);
    private static final double MILLIS = 1000.0;

    private final InstantSource clock;
    private final Map<String, Window> windows = new HashMap<>();

    RateWindow(InstantSource clock) {
        this.clock = clock;
    }

    private record Window(Instant ends, int used) {}

    /** Counts one call; false when the bucket is empty. */
    synchronized boolean use(String bucket) {
        Instant now = clock.instant();
        Window window = windows.get(bucket);
        if (window == null || !now.isBefore(window.ends())) {
            window = new Window(now.plus(WINDOW), 0);
        }
        windows.put(bucket, new Window(window.ends(), window.used() + 1));
        return window.used() < LIMIT;
    }

    synchronized Answer label(String bucket, Answer answer) {
        Instant now = clock.instant();
        Window window = windows.getOrDefault(bucket, new Window(now, 0));
        long left = Math.max(0, Duration.between(now, window.ends()).toMillis());
        return answer.with("X-RateLimit-Limit", Integer.toString(LIMIT))
                .with("X-RateLimit-Remaining", Integer.toString(Math.max(0, LIMIT - window.used())))
                .with("X-RateLimit-Reset", Double.toString(window.ends().toEpochMilli() / MILLIS))
                .with("X-RateLimit-Reset-After", Double.toString(left / MILLIS))
                .with("X-RateLimit-Bucket", "sandbox-" + bucket);
    }
}
