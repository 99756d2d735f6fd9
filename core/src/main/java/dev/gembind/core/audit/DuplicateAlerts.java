package dev.gembind.core.audit;

import dev.gembind.core.UserId;
import dev.gembind.core.limits.Limit;
import dev.gembind.core.limits.RateLimiter;
import java.time.Duration;

/**
 * Raises an alert when attempts to bind an account that belongs to somebody else pile up: three for one account in a
 * day, three by one user in an hour, or twenty in all in an hour; repeats fold as in {@link QuietAlerts}. Thread-safe; memory
 * is as bounded as the limiter's.
 */
public final class DuplicateAlerts {
    /** The kind of the alerts raised here. */
    public static final String KIND = "duplicate-bindings";

    // A limit lets this many pass in silence; the one after it is an alert.
    private static final Limit PER_ACCOUNT = new Limit("duplicates-per-account", 2, Duration.ofDays(1));
    private static final Limit PER_USER = new Limit("duplicates-per-user", 2, Duration.ofHours(1));
    private static final Limit IN_ALL = new Limit("duplicates-in-all", 19, Duration.ofHours(1));

    private final QuietAlerts alerts;

    public DuplicateAlerts(RateLimiter limiter, AlertSink sink) {
        this.alerts = new QuietAlerts(limiter, sink);
    }

    /** Counts one refused attempt, and alerts if it is one too many. */
    public void refused(UserId user, String accountHash) {
        count(PER_ACCOUNT, accountHash, "one account was claimed by other users three times within a day");
        count(PER_USER, user.value(), "one user claimed accounts of others three times within an hour");
        count(IN_ALL, "all", "accounts of others were claimed twenty times within an hour");
    }

    private void count(Limit limit, String key, String message) {
        alerts.countOne(limit, new Alert(KIND, key, message));
    }
}
