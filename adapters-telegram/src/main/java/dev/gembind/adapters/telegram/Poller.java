package dev.gembind.adapters.telegram;

import dev.gembind.adapters.telegram.TelegramHealth.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;

/**
 * Polls for updates until it is time to stop; nothing else ends it. The next poll, which tells Telegram to forget the
 * batch before, goes out only when that batch was handled.
 *
 * <p>It begins by deleting a webhook of earlier times, for with one there are no polls; what waits is not dropped.
 *
 * <p>Waits: as long as Telegram asks after a 429; {@link #SLOW_RETRY} after a conflict or a rejected token, which only a
 * person can end; a growing, random time after other failures; {@link #IDLE_GAP} after an answer that came at once and
 * held nothing new, so that no server can make it spin.
 */
final class Poller implements Runnable {
    static final Duration SLOW_RETRY = Duration.ofSeconds(30);
    static final Duration IDLE_GAP = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final int BATCH = 100;
    private static final int NOT_FOUND = 404;
    /** All kinds of updates that the bot hears of; leaving some out turns them off at Telegram. */
    static final List<String> KINDS = List.of("message", "callback_query", "pre_checkout_query", "subscription");

    private static final String TWO_READERS = "Another instance polls with the same bot token. Stop one of the two.";
    private static final String WEBHOOK_SET =
            "Somebody has set a webhook for this bot, so it cannot poll. Use TELEGRAM_MODE=webhook, or delete it:"
                    + " gembind telegram webhook delete";
    static final String BAD_TOKEN =
            "Telegram does not accept TELEGRAM_BOT_TOKEN. Ask BotFather for the present one (/token).";
    private static final String UNREACHABLE = "Telegram cannot be reached or answers with failures: ";

    /**
     * What a poller works with.
     *
     * @param calls for the rest; a poll may hang as it is meant to, these may not
     * @param api polls
     * @param pollSeconds how long the server may hold an empty poll
     */
    record Parts(
            BotApi calls,
            BotApi api,
            UpdateIntake intake,
            PollHealth health,
            Backoff backoff,
            Pause pause,
            Alarm alarm,
            InstantSource clock,
            int pollSeconds) {}

    private final Parts parts;
    private boolean mayPoll;

    Poller(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void run() {
        parts.health().starting();
        while (!parts.pause().isStopped()) {
            try {
                round();
            } catch (RuntimeException | Error e) {
                // the top of the thread: a bot that silently stopped listening is the worst outcome
                LOG.error("a polling round failed; polling goes on", e);
                failed(State.UNREACHABLE, UNREACHABLE + e.getClass().getSimpleName());
                waitAfterFailure();
            }
        }
        parts.health().stopped();
    }

    private void round() {
        if (!mayPoll) {
            deleteWebhook();
            return;
        }
        Instant started = parts.clock().instant();
        ApiAnswer answer = parts.api().call(question());
        if (parts.pause().isStopped()) {
            return;
        }
        if (answer instanceof ApiAnswer.Done done && done.result().isArray()) {
            received(done, started);
        } else {
            trouble(answer);
        }
    }

    private void deleteWebhook() {
        ApiAnswer answer = parts.calls().call(WebhookRegistration.deletion());
        mayPoll = answer instanceof ApiAnswer.Done;
        if (!mayPoll && !parts.pause().isStopped()) {
            trouble(answer);
        }
    }

    private GetUpdates question() {
        Integer offset = parts.intake().offset();
        return GetUpdates.builder()
                .offset(offset)
                .limit(BATCH)
                .timeout(parts.pollSeconds())
                .allowedUpdates(KINDS)
                .build();
    }

    private void received(ApiAnswer.Done done, Instant started) {
        Instant now = parts.clock().instant();
        if (parts.health().failures() > 0) {
            LOG.info(
                    "Telegram answers again after {} failed polls",
                    parts.health().failures());
        }
        parts.health().polled(now);
        boolean anyNew = parts.intake().take(done.result(), parts.pause());
        if (!anyNew && Duration.between(started, now).compareTo(IDLE_GAP) < 0) {
            parts.pause().await(IDLE_GAP);
        }
    }

    private void trouble(ApiAnswer answer) {
        if (answer instanceof ApiAnswer.SlowDown slowDown) {
            failed(
                    State.SLOWED,
                    "Telegram asked to wait " + slowDown.retryAfter().toSeconds() + " s.");
            parts.pause().await(slowDown.retryAfter());
        } else if (answer instanceof ApiAnswer.Conflict conflict) {
            alertOnce(State.CONFLICT, "telegram-conflict", conflict.webhook() ? WEBHOOK_SET : TWO_READERS);
        } else if (isTokenRejection(answer)) {
            alertOnce(State.TOKEN_REJECTED, "telegram-token", BAD_TOKEN);
        } else {
            failed(State.UNREACHABLE, unreachable(answer));
            waitAfterFailure();
        }
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

    private void alertOnce(State state, String kind, String message) {
        if (failed(state, message)) {
            parts.alarm().raise(kind, message);
        }
        parts.pause().await(SLOW_RETRY);
    }

    private boolean failed(State state, String problem) {
        boolean changed = parts.health().failed(state, problem);
        if (changed) {
            LOG.warn("Telegram polling is {}: {}", state, problem);
        }
        return changed;
    }

    private void waitAfterFailure() {
        parts.pause().await(parts.backoff().after(parts.health().failures()));
    }
}
