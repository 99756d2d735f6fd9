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
 * <p>It waits {@link #IDLE_GAP} after an answer that came at once and held nothing new, so that no server can make it spin.
 */
final class Poller implements Runnable {
    static final Duration IDLE_GAP = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final int BATCH = 100;
    /** All kinds of updates that the bot hears of; leaving some out turns them off at Telegram. */
    static final List<String> KINDS = List.of("message", "callback_query", "pre_checkout_query", "subscription");

    private static final String TWO_READERS = "Another instance polls with the same bot token. Stop one of the two.";
    private static final String WEBHOOK_SET =
            "Somebody has set a webhook for this bot, so it cannot poll. Use TELEGRAM_MODE=webhook, or delete it:"
                    + " gembind telegram webhook delete";
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
            Listening.Parts listening,
            InstantSource clock,
            int pollSeconds) {}

    private final Parts parts;
    private final Listening listening;
    private boolean mayPoll;

    Poller(Parts parts) {
        this.parts = parts;
        this.listening = new Listening("Telegram polling", parts.listening());
    }

    @Override
    public void run() {
        listening.rounds(this::round);
    }

    private void round() {
        if (!mayPoll) {
            deleteWebhook();
            return;
        }
        Instant started = parts.clock().instant();
        ApiAnswer answer = parts.api().call(question());
        if (listening.pause().isStopped()) {
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
        if (!mayPoll && !listening.pause().isStopped()) {
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
        if (listening.health().failures() > 0) {
            LOG.info(
                    "Telegram answers again after {} failed polls",
                    listening.health().failures());
        }
        listening.health().polled(now);
        boolean anyNew = parts.intake().take(done.result(), listening.pause());
        if (!anyNew && Duration.between(started, now).compareTo(IDLE_GAP) < 0) {
            listening.pause().await(IDLE_GAP);
        }
    }

    private void trouble(ApiAnswer answer) {
        if (answer instanceof ApiAnswer.Conflict conflict) {
            String message = conflict.webhook() ? WEBHOOK_SET : TWO_READERS;
            listening.untilAPersonActs(State.CONFLICT, "telegram-conflict", message);
        } else {
            listening.trouble(answer);
        }
    }
}
