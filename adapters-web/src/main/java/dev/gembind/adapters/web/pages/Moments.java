package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.pages.view.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Puts instants into words. */
final class Moments {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Moments() {}

    static Moment day(Instant instant) {
        return new Moment(DAY.format(instant), instant);
    }

    static Moment in(Instant now, Instant later) {
        return new Moment(Waiting.words(Duration.between(now, later)), later);
    }
}
