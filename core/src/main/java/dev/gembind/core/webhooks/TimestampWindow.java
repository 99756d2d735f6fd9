package dev.gembind.core.webhooks;

import dev.gembind.core.webhooks.Verification.Reason;
import dev.gembind.core.webhooks.Verification.Rejected;
import dev.gembind.core.webhooks.Verification.Verified;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a signature's time may be from ours. Both are counted in whole seconds, as providers do.
 *
 * @param time tells our time
 * @param tolerance how far into the past and how far into the future; both edges still count
 */
public record TimestampWindow(InstantSource time, Duration tolerance) {
    /** What Standard Webhooks, Stripe and Wavespeed recommend. */
    public static final Duration USUAL = Duration.ofMinutes(5);

    private static final Duration LONGEST = Duration.ofHours(1);

    // until the year 5138
    private static final int MAX_DIGITS = 11;

    /**
     * @throws IllegalArgumentException if the tolerance is below a second or over an hour
     */
    public TimestampWindow {
        if (tolerance.compareTo(Duration.ofSeconds(1)) < 0 || tolerance.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("tolerance must be from PT1S to " + LONGEST + ", but is " + tolerance);
        }
    }

    /** Returns a window of {@link #USUAL} tolerance. */
    public static TimestampWindow usual(InstantSource time) {
        return new TimestampWindow(time, USUAL);
    }

    /** Reads seconds since 1970; empty if the text is anything but digits, or too many. */
    static Optional<Instant> read(String text) {
        if (text.isEmpty()
                || text.length() > MAX_DIGITS
                || !text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return Optional.empty();
        }
        return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
    }

    /** Judges what is rightly signed by its time. */
    Verification judge(@Nullable String eventId, Instant signedAt, int secretIndex) {
        long age = time.instant().getEpochSecond() - signedAt.getEpochSecond();
        if (age > tolerance.toSeconds()) {
            return new Rejected(Reason.TOO_OLD);
        }
        return age < -tolerance.toSeconds()
                ? new Rejected(Reason.TOO_NEW)
                : new Verified(eventId, signedAt, secretIndex);
    }
}
