package dev.gembind.core.limits;

import java.time.Duration;

/**
 * At most so many permits in each period, for each key.
 *
 * @param name a constant naming the limit, such as {@code "auth-per-ip"}; keys of different limits never mix
 * @param permits how many, at least 1
 * @param period the length of the period, positive
 */
public record Limit(String name, int permits, Duration period) {
    public Limit {
        if (permits < 1) {
            throw new IllegalArgumentException("permits of limit " + name + " must be at least 1, but is " + permits);
        }
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("period of limit " + name + " must be positive, but is " + period);
        }
    }
}
