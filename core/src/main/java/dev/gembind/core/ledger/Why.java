package dev.gembind.core.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Who moved gems, and for what reason. Two requests that differ only here are the same request.
 *
 * @param actor who did it, such as {@code user:alice} or {@code system}; 1 to 128 characters
 * @param reason what people read in the history; at most 200 characters
 * @param eventAt when it happened for the caller, cut to whole microseconds; never decides anything
 */
public record Why(String actor, String reason, Instant eventAt) {
    private static final int MAX_ACTOR = 128;

    /** The most characters of a reason. */
    public static final int MAX_REASON = 200;

    /**
     * @throws IllegalArgumentException if a text has the wrong length
     */
    public Why {
        if (actor.isEmpty() || actor.length() > MAX_ACTOR) {
            throw new IllegalArgumentException("actor must have 1 to " + MAX_ACTOR + " characters");
        }
        if (reason.length() > MAX_REASON) {
            throw new IllegalArgumentException(
                    "reason must have at most " + MAX_REASON + " characters, but has " + reason.length());
        }
        eventAt = eventAt.truncatedTo(ChronoUnit.MICROS);
    }
}
