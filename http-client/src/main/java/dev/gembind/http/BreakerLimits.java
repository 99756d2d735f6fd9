package dev.gembind.http;

import java.time.Duration;

/**
 * When to stop calling a service that keeps failing.
 *
 * @param window how many of the last calls are looked at
 * @param failurePercent the share of failures at which calls stop
 * @param open how long calls stop before some are tried again
 * @param probes how many calls are tried then; they decide whether calls go on
 */
public record BreakerLimits(int window, int failurePercent, Duration open, int probes) {
    private static final int WINDOW = 20;
    private static final int FAILURE_PERCENT = 50;
    private static final Duration OPEN = Duration.ofSeconds(15);
    private static final int PROBES = 3;

    /** Checks that every limit is positive. */
    public BreakerLimits {
        if (window < 1 || probes < 1) {
            throw new IllegalArgumentException(
                    "window and probes must be 1 or more, but are " + window + ", " + probes);
        }
        if (failurePercent < 1 || failurePercent > 100) {
            throw new IllegalArgumentException("failurePercent must be 1 to 100, but is " + failurePercent);
        }
        if (open.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("open must be 1 ms or more, but is " + open);
        }
    }

    /** Returns: half of the last 20 calls stop calls for 15 seconds, then 3 are tried. */
    public static BreakerLimits standard() {
        return new BreakerLimits(WINDOW, FAILURE_PERCENT, OPEN, PROBES);
    }
}
