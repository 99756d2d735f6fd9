package dev.gembind.testkit.fakes;

import dev.gembind.core.limits.Decision;
import dev.gembind.core.limits.Limit;
import dev.gembind.core.limits.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * A limiter that remembers every permit exactly: within any stretch of time as long as the period, no more than the limit's
 * permits are given. It forgets nothing, so it is for tests. Thread-safe.
 */
public final class SlidingLimiter implements RateLimiter {
    private final InstantSource time;
    private final Map<Key, Deque<Instant>> given = new HashMap<>();

    public SlidingLimiter(InstantSource time) {
        this.time = time;
    }

    @Override
    public synchronized Decision tryAcquire(Limit limit, String key) {
        Instant now = time.instant();
        Deque<Instant> permits = given.computeIfAbsent(new Key(limit.name(), key), k -> new ArrayDeque<>());
        while (!permits.isEmpty() && !permits.peekFirst().plus(limit.period()).isAfter(now)) {
            permits.removeFirst();
        }
        if (permits.size() < limit.permits()) {
            permits.addLast(now);
            return Decision.ALLOWED;
        }
        return Decision.refused(Duration.between(now, permits.getFirst().plus(limit.period())));
    }

    private record Key(String limit, String key) {}
}
