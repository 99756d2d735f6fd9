package dev.gembind.adapters.telegram;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Spreads messages that nobody asked for at the moment: one a second for each chat and thirty a second in all (Bots FAQ,
 * "My bot is hitting limits"). Thread-safe.
 */
final class SendPace {
    private static final Duration PER_CHAT = Duration.ofSeconds(1);
    private static final Duration IN_ALL =
            Duration.ofNanos(Duration.ofSeconds(1).toNanos() / 30);
    private static final int REMEMBERED = 10_000;

    private final InstantSource clock;
    private final Map<Long, Instant> freeAt = new LinkedHashMap<>();
    private Instant next = Instant.EPOCH;

    SendPace(InstantSource clock) {
        this.clock = clock;
    }

    /** Takes the next free moment for a chat, and returns how long it is until then. */
    synchronized Duration take(long chat) {
        Instant now = clock.instant();
        Instant at = later(later(now, next), freeAt.getOrDefault(chat, now));
        next = at.plus(IN_ALL);
        freeAt.remove(chat);
        freeAt.put(chat, at.plus(PER_CHAT));
        if (freeAt.size() > REMEMBERED) {
            freeAt.remove(freeAt.keySet().iterator().next());
        }
        return Duration.between(now, at);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
