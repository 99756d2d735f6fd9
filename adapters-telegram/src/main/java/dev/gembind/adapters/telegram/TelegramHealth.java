package dev.gembind.adapters.telegram;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the bot is doing, for readiness and for people who look after it.
 *
 * @param state what it is doing now
 * @param lastPoll when Telegram last answered a poll properly, or null if it never has
 * @param failures how many polls have failed in a row
 * @param problem one sentence on what is wrong and what helps, or null when nothing is
 */
public record TelegramHealth(
        State state,
        @Nullable Instant lastPoll,
        int failures,
        @Nullable String problem) {
    /** What the bot is doing. */
    public enum State {
        /** Not started yet, or stopped. */
        STOPPED,
        /** Started; no answer yet. */
        STARTING,
        /** Updates arrive. */
        POLLING,
        /** Telegram cannot be reached or answers with failures; the bot keeps trying. */
        UNREACHABLE,
        /** Telegram asked the bot to slow down; it waits as long as asked. */
        SLOWED,
        /** Somebody else reads this bot's updates: another instance or a webhook. */
        CONFLICT,
        /** Telegram does not accept the token. */
        TOKEN_REJECTED
    }

    /** Tells whether updates arrive. */
    public boolean isHealthy() {
        return state == State.POLLING;
    }
}
