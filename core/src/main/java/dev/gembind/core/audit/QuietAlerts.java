package dev.gembind.core.audit;

import dev.gembind.core.limits.Limit;
import dev.gembind.core.limits.RateLimiter;
import java.time.Duration;

/** Raises alerts, of each kind and subject one at most in 15 minutes. Thread-safe; memory is as bounded as the limiter's. */
public final class QuietAlerts {
    private static final Limit ONE = new Limit("alerts", 1, Duration.ofMinutes(15));

    private final RateLimiter limiter;
    private final AlertSink sink;

    public QuietAlerts(RateLimiter limiter, AlertSink sink) {
        this.limiter = limiter;
        this.sink = sink;
    }

    /** Raises an alert, unless its like was raised just before. */
    public void raise(Alert alert) {
        raise(alert, alert.kind());
    }

    /**
     * Counts one event, and raises the alert if there were more than the limit lets pass in silence. Different limits of one
     * kind do not silence each other.
     */
    public void countOne(Limit silent, Alert alert) {
        if (!limiter.tryAcquire(silent, alert.subject()).allowed()) {
            raise(alert, silent.name());
        }
    }

    private void raise(Alert alert, String reason) {
        if (limiter.tryAcquire(ONE, reason + ":" + alert.subject()).allowed()) {
            sink.alert(alert);
        }
    }
}
