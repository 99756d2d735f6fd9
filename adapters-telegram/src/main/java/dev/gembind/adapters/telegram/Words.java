package dev.gembind.adapters.telegram;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How values are put into words. */
final class Words {
    private static final int SHOWN_WHOLE = 3;
    private static final int SHOWN_START = 3;
    private static final int SHOWN_END = 2;
    private static final int SHORT = SHOWN_START + SHOWN_END + 2;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {}

    /** Says which day it was in UTC. */
    static String day(Instant time) {
        return DAY.format(time);
    }

    /**
     * Shortens an id or a name to what its owner recognises and a stranger cannot use: a link may be opened by anybody who
     * got hold of it.
     */
    static String masked(String whole) {
        int[] points = whole.codePoints().toArray();
        if (points.length <= SHOWN_WHOLE) {
            return new String(points, 0, 1) + "…";
        }
        if (points.length < SHORT) {
            return new String(points, 0, 2) + "…";
        }
        return new String(points, 0, SHOWN_START) + "…" + new String(points, points.length - SHOWN_END, SHOWN_END);
    }

    /** Says a wait in whole seconds or minutes, rounded up. */
    static String wait(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        if (seconds < 120) {
            return seconds == 1 ? "1 second" : seconds + " seconds";
        }
        return (seconds + 59) / 60 + " minutes";
    }
}
