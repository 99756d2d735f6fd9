package dev.gembind.adapters.telegram;

import dev.gembind.adapters.telegram.TelegramHealth.State;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What both ways to hear of updates have in common: round after round until it is time to stop, and what is done when
 * Telegram does not answer as it should. Each trouble shows in the health, a new one also in the log, and one that only a
 * person can end raises an alert when it begins. For one thread.
 *
 * <p>Waits: as long as Telegram asks after a 429; {@link #SLOW_RETRY} where a person is needed; a growing, random time after
 * other failures.
 */
final class Listening {
    static final Duration SLOW_RETRY = Duration.ofSeconds(30);
    static final String BAD_TOKEN =
            "Telegram does not accept TELEGRAM_BOT_TOKEN. Ask BotFather for the present one (/token).";
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final int NOT_FOUND = 404;
    private static final String UNREACHABLE = "Telegram cannot be reached or answers with failures: ";

    private final String way;
    private final Parts parts;

    /** What it works with. */
    record Parts(PollHealth health, Backoff backoff, Pause pause, Alarm alarm) {}

    /**
     * @param way how updates come, as the log calls it
     */
    Listening(String way, Parts parts) {
        this.way = way;
        this.parts = parts;
    }

    PollHealth health() {
        return parts.health();
    }

    Pause pause() {
        return parts.pause();
    }

    /** Does one round after the other; nothing else ends it than that it is time to stop. */
    void rounds(Runnable round) {
        parts.health().starting();
        while (!parts.pause().isStopped()) {
            try {
                round.run();
            } catch (RuntimeException | Error e) {
                // the top of the thread: a bot that silently stopped listening is the worst outcome
                LOG.error("a round of {} failed; it goes on", way, e);
                failed(State.UNREACHABLE, UNREACHABLE + e.getClass().getSimpleName());
                waitAfterFailure();
            }
        }
        parts.health().stopped();
    }

    /** Deals with an answer that is none, and waits. */
    void trouble(ApiAnswer answer) {
        if (answer instanceof ApiAnswer.SlowDown slowDown) {
            failed(
                    State.SLOWED,
                    "Telegram asked to wait " + slowDown.retryAfter().toSeconds() + " s.");
            parts.pause().await(slowDown.retryAfter());
        } else if (isTokenRejection(answer)) {
            untilAPersonActs(State.TOKEN_REJECTED, "telegram-token", BAD_TOKEN);
        } else {
            failed(State.UNREACHABLE, unreachable(answer));
            waitAfterFailure();
        }
    }

    /** Alerts, and waits so long that nobody minds how often it is tried again meanwhile. */
    void untilAPersonActs(State state, String kind, String message) {
        alert(state, kind, message);
        parts.pause().await(SLOW_RETRY);
    }

    /** Raises an alert, once for as long as the state stays. */
    void alert(State state, String kind, String message) {
        if (failed(state, message)) {
            parts.alarm().raise(kind, message);
        }
    }

    /** Notes a failure; returns whether the state is another one than before. */
    boolean failed(State state, String problem) {
        boolean changed = parts.health().failed(state, problem);
        if (changed) {
            LOG.warn("{} is {}: {}", way, state, problem);
        }
        return changed;
    }

    /** A token of the wrong shape makes a path Telegram does not know: 404 (tdlib/telegram-bot-api, HttpConnection). */
    static boolean isTokenRejection(ApiAnswer answer) {
        return answer instanceof ApiAnswer.TokenRejected
                || (answer instanceof ApiAnswer.Refused refused && refused.code() == NOT_FOUND);
    }

    static String unreachable(ApiAnswer answer) {
        return UNREACHABLE + reason(answer);
    }

    private static String reason(ApiAnswer answer) {
        if (answer instanceof ApiAnswer.Failed failed) {
            return failed.reason();
        }
        return answer instanceof ApiAnswer.Refused refused ? "refused with " + refused.code() : "not a list of updates";
    }

    private void waitAfterFailure() {
        parts.pause().await(parts.backoff().after(parts.health().failures()));
    }
}
