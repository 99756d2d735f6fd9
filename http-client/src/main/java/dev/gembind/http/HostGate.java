package dev.gembind.http;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Whether a host may be called now: not while a pause lasts that it asked for, nor while the breaker is open. */
final class HostGate {
    private final InstantSource clock;
    private final CircuitBreaker breaker;
    private final AtomicReference<Instant> pausedUntil = new AtomicReference<>(Instant.MIN);

    HostGate(HttpConfig config, InstantSource clock) {
        this.clock = clock;
        BreakerLimits limits = config.breaker();
        this.breaker = CircuitBreaker.of(
                config.provider(),
                CircuitBreakerConfig.custom()
                        .slidingWindow(limits.window(), limits.window(), SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(limits.failurePercent())
                        .waitDurationInOpenState(limits.open())
                        .permittedNumberOfCallsInHalfOpenState(limits.probes())
                        .clock(asClock(clock))
                        .build());
    }

    /** Asks for leave to call: empty is yes, and {@link #report} must follow. */
    Optional<HttpResult.Failed> refusal() {
        Duration pause = Duration.between(clock.instant(), pausedUntil.get());
        if (!pause.isNegative() && !pause.isZero()) {
            return Optional.of(new HttpResult.Failed(HttpFailure.PAUSED, 0, false, pause));
        }
        return breaker.tryAcquirePermission()
                ? Optional.empty()
                : Optional.of(new HttpResult.Failed(HttpFailure.BREAKER_OPEN, 0, false, null));
    }

    /** Tells what came of a permitted call. */
    void report(HttpResult result) {
        if (!(result instanceof HttpResult.Failed failed)) {
            // an answer, even a refusal, shows that the host is alive
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        } else if (failed.failure().isHostsFault()) {
            breaker.onError(0, TimeUnit.NANOSECONDS, new HostFailure(failed.failure()));
        } else {
            breaker.releasePermission();
        }
    }

    /** Lets nothing out for a while; a shorter pause never ends a longer one. */
    void pause(Duration time) {
        Instant until = clock.instant().plus(time);
        pausedUntil.accumulateAndGet(until, (old, next) -> next.isAfter(old) ? next : old);
    }

    /** Returns 0 closed, 1 half open, 2 open. */
    int state() {
        return switch (breaker.getState()) {
            case CLOSED, DISABLED, METRICS_ONLY -> 0;
            case HALF_OPEN -> 1;
            case OPEN, FORCED_OPEN -> 2;
        };
    }

    private static Clock asClock(InstantSource source) {
        return source instanceof Clock clock ? clock : source.withZone(ZoneOffset.UTC);
    }

    /** What the breaker is told; it wants an exception, and this one costs no stack trace. */
    private static final class HostFailure extends Exception {
        private static final long serialVersionUID = 1L;

        HostFailure(HttpFailure failure) {
            super(failure.reason(), null, false, false);
        }
    }
}
