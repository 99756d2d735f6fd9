package dev.gembind.core.limits;

import java.time.Duration;

/**
 * A limiter's answer.
 *
 * @param allowed whether one permit was taken
 * @param retryAfter when refused, how long until a permit is free; zero when allowed
 */
public record Decision(boolean allowed, Duration retryAfter) {
    /** The answer when a permit was taken. */
    public static final Decision ALLOWED = new Decision(true, Duration.ZERO);

    /** Returns the answer when none is free for the given time. */
    public static Decision refused(Duration retryAfter) {
        return new Decision(false, retryAfter);
    }
}
