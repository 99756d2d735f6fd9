package dev.gembind.adapters.web.pages;

import dev.gembind.core.limits.Decision;
import dev.gembind.core.limits.Limit;
import dev.gembind.core.limits.RateLimiter;
import java.time.Duration;

/**
 * How often one address may start to sign in or bind, or come back without success. Starts and failed returns share one
 * limit. Returns have another of the same size, checked before anything is looked up, so that nobody makes the storage or
 * a platform work by inventing them. Thread-safe.
 */
final class AddressLimit {
    private final RateLimiter limiter;
    private final Limit attempts;
    private final Limit returns;

    AddressLimit(RateLimiter limiter, int perMinute) {
        this.limiter = limiter;
        this.attempts = new Limit("auth-per-ip", perMinute, Duration.ofMinutes(1));
        this.returns = new Limit("auth-returns-per-ip", perMinute, Duration.ofMinutes(1));
    }

    /** Counts a start or a return that failed. */
    Decision attempt(Visit visit) {
        return limiter.tryAcquire(attempts, visit.info().client().limitKey());
    }

    /** Counts a return, before it is known what comes of it. */
    Decision comeBack(Visit visit) {
        return limiter.tryAcquire(returns, visit.info().client().limitKey());
    }
}
