package dev.gembind.app.limits;

import dev.gembind.core.limits.Limit;
import dev.gembind.core.limits.RateLimiter;
import dev.gembind.testkit.contract.RateLimiterContract;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

class Bucket4jRateLimiterContractTest extends RateLimiterContract {
    private static final Limit TIDYING = new Limit("tidying", 1, Duration.ofMinutes(1));

    private final AtomicLong nanos = new AtomicLong(1);
    private final Bucket4jRateLimiter limiter = new Bucket4jRateLimiter(10_000, nanos::get);

    @Override
    protected RateLimiter limiter() {
        return limiter;
    }

    @Override
    protected void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Override
    protected long kept() {
        // each call looks at a few keys; the key of these calls stays itself
        IntStream.range(0, 100).forEach(i -> limiter.tryAcquire(TIDYING, "one"));
        return limiter.size() - 1L;
    }
}
