package dev.gembind.adapters.telegram;

import dev.gembind.core.limits.Limit;
import dev.gembind.core.limits.RateLimiter;
import java.time.Duration;

/** The gate of core's limiter. */
final class LimiterGate implements Gate {
    /** More than hasty fingers do, and far less than one account can send. */
    static final Limit UPDATES_PER_PERSON = new Limit("telegram-updates-per-person", 30, Duration.ofMinutes(1));

    /** Well below the 20 messages a minute that Telegram lets a bot send into a group. */
    static final Limit WARNINGS_PER_CHAT = new Limit("telegram-warnings-per-chat", 1, Duration.ofMinutes(1));

    private final RateLimiter limiter;

    LimiterGate(RateLimiter limiter) {
        this.limiter = limiter;
    }

    @Override
    public boolean admits(long person) {
        return limiter.tryAcquire(UPDATES_PER_PERSON, Long.toString(person)).allowed();
    }

    @Override
    public boolean mayWarn(long chat) {
        return limiter.tryAcquire(WARNINGS_PER_CHAT, Long.toString(chat)).allowed();
    }
}
