package dev.gembind.adapters.telegram;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after failures in a row: doubling from half a second to a minute, of which a random half is taken off
 * so that many instances do not come back in step.
 */
final class Backoff {
    private static final long FIRST_MILLIS = 500;
    private static final long MOST_MILLIS = 60_000;
    private static final int MOST_DOUBLINGS = 7;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * @param failures how many failures in a row, from 1
     */
    Duration after(int failures) {
        int doublings = Math.min(Math.max(failures, 1) - 1, MOST_DOUBLINGS);
        long most = Math.min(FIRST_MILLIS << doublings, MOST_MILLIS);
        return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
    }
}
