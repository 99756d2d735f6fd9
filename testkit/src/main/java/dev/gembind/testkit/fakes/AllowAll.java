package dev.gembind.testkit.fakes;

import dev.gembind.core.limits.Decision;
import dev.gembind.core.limits.Limit;
import dev.gembind.core.limits.RateLimiter;

/** A limiter that never refuses. */
public final class AllowAll implements RateLimiter {
    @Override
    public Decision tryAcquire(Limit limit, String key) {
        return Decision.ALLOWED;
    }
}
