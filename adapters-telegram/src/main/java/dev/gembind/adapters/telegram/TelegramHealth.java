package dev.gembind.adapters.telegram;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the bot is doing, for readiness and for people who look after it.
 *
 * @param state what it is doing now
 * @param lastPoll when Telegram last answered a poll, or a question about the webhook, properly; null if it never has
 * @param failures how many of these have failed in a row
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
        /** Updates are sent to the webhook. */
        WEBHOOK,
        /** Telegram cannot be reached, answers with failures, or cannot reach the webhook; the bot keeps trying. */
        UNREACHABLE,
        /** Telegram asked the bot to slow down; it waits as long as asked. */
        SLOWED,
        /** Somebody else gets this bot's updates: another instance or a webhook. */
        CONFLICT,
        /** Telegram does not take the webhook's address. */
        REFUSED,
        /** Telegram does not accept the token. */
        TOKEN_REJECTED
    }

    /** Tells whether updates arrive. */
    public boolean isHealthy() {
        return state == State.POLLING || state == State.WEBHOOK;
    }
}
