package dev.gembind.adapters.web.pages;

import java.time.Duration;

/** Says how long to wait. */
final class Waiting {
    private static final long A_FEW_MINUTES = 120;
    private static final long MINUTE = 60;

    private Waiting() {}

    /** Returns whole seconds, rounded up, so that who waits them out is never too early. */
    static long seconds(Duration wait) {
        return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    }

    /** Returns the time in words, rounded up. */
    static String words(Duration wait) {
        long seconds = seconds(wait);
        if (seconds >= A_FEW_MINUTES) {
            return (seconds + MINUTE - 1) / MINUTE + " minutes";
        }
        return seconds == 1 ? "1 second" : seconds + " seconds";
    }
}
