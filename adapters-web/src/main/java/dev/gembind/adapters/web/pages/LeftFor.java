package dev.gembind.adapters.web.pages;

import dev.gembind.core.Platform;
import dev.gembind.core.bindings.AuthorizationService;
import dev.gembind.core.bindings.StartOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The cookies of a browser that left for a platform's page: one for each tab, at most five. Each holds the second it was
 * made in and the binder that the return must show.
 */
final class LeftFor {
    private static final String COOKIE = "gb_oauth_";
    private static final int MAX_TABS = 5;
    private static final char SEPARATOR = '.';
    private static final int MAX_LENGTH = 80;

    private LeftFor() {}

    /** Keeps the binder of one more tab; the oldest ones make room. */
    static void keep(Visit visit, StartOutcome.PageReady page, Instant now) {
        List<String> oldestFirst = visit.cookies().names(COOKIE).stream()
                .sorted(Comparator.comparingLong(name -> madeAt(visit, name)))
                .toList();
        int tooMany = oldestFirst.size() + 1 - MAX_TABS;
        oldestFirst.stream().limit(Math.max(0, tooMany)).forEach(visit.cookies()::remove);
        visit.cookies()
                .set(
                        COOKIE + page.cookie(),
                        now.getEpochSecond() + "." + page.binder(),
                        Duration.between(now, page.expiresAt()));
    }

    /** Takes the binder of the tab that left with this state. */
    static Optional<String> take(Visit visit, Platform platform, String state) {
        String name = COOKIE + AuthorizationService.cookieKey(platform, state);
        Optional<String> value = visit.cookies().find(name);
        if (value.isPresent()) {
            visit.cookies().remove(name);
        }
        return value.filter(text -> text.length() <= MAX_LENGTH)
                .map(text -> text.substring(text.indexOf(SEPARATOR) + 1));
    }

    private static long madeAt(Visit visit, String name) {
        String value = visit.cookies().find(name).orElse("");
        try {
            return Long.parseLong(value.substring(0, Math.max(0, value.indexOf(SEPARATOR))));
        } catch (NumberFormatException e) {
            // not made here, so it is the first to go
            return 0;
        }
    }
}
