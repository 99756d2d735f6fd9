package dev.gembind.adapters.telegram;

import dev.gembind.adapters.telegram.TelegramHealth.State;
import dev.gembind.core.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.updates.GetWebhookInfo;

/**
 * Tells Telegram where to send updates, until it has understood, and then asks every {@link #EVERY} whether they arrive;
 * only the end of the bot ends it. A webhook that was deleted is set again. One that somebody has set to another address
 * is left there, for two that both insist would take turns: a person is told instead.
 */
final class WebhookWatch implements Runnable {
    static final Duration EVERY = Duration.ofMinutes(5);
    private static final Logger LOG = LoggerFactory.getLogger(WebhookWatch.class);
    private static final Duration RECENT = EVERY.multipliedBy(2);
    private static final String ELSEWHERE =
            "Telegram sends this bot's updates to another address. Stop the server that set"
                    + " it, then restart this one or run: gembind telegram webhook set";
    private static final String DELETED =
            "The webhook was deleted and is set again. Another server with the same bot token may poll; stop one of the two.";

    /**
     * What is needed.
     *
     * @param address where updates shall go
     * @param secret what Telegram has to show with each
     */
    record Parts(
            BotApi api,
            URI address,
            Secret secret,
            PollHealth health,
            Backoff backoff,
            Pause pause,
            Alarm alarm,
            InstantSource clock) {}

    private final Parts parts;
    private boolean isSet;

    WebhookWatch(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void run() {
        parts.health().starting();
        while (!parts.pause().isStopped()) {
            try {
                round();
            } catch (RuntimeException | Error e) {
                // the top of the thread: without it nobody learns that updates stay away
                LOG.error("looking after the webhook failed; it goes on", e);
                parts.health().failed(State.UNREACHABLE, e.getClass().getSimpleName());
                parts.pause().await(EVERY);
            }
        }
        parts.health().stopped();
    }

    private void round() {
        if (!isSet) {
            ApiAnswer answer = parts.api().call(WebhookRegistration.setting(parts.address(), parts.secret()));
            if (answer instanceof ApiAnswer.Done) {
                isSet = true;
                parts.health().sent(parts.clock().instant());
                LOG.info("Telegram sends updates to {}", parts.address());
            } else {
                trouble(answer);
            }
            return;
        }
        parts.pause().await(EVERY);
        if (!parts.pause().isStopped()) {
            look();
        }
    }

    private void look() {
        ApiAnswer answer = parts.api().call(new GetWebhookInfo());
        if (answer instanceof ApiAnswer.Done done) {
            judge(WebhookInfo.read(done.result()));
        } else {
            trouble(answer);
        }
    }

    private void judge(WebhookInfo info) {
        Instant now = parts.clock().instant();
        if (info.url().isEmpty()) {
            isSet = false;
            raise(State.CONFLICT, "telegram-webhook", DELETED);
        } else if (!info.url().equals(parts.address().toString())) {
            raise(State.CONFLICT, "telegram-webhook", ELSEWHERE);
        } else if (isStuck(info, now)) {
            failed(
                    State.UNREACHABLE,
                    "Telegram cannot deliver updates to " + parts.address() + ": " + info.error() + " ("
                            + info.waiting() + " wait).");
        } else {
            parts.health().sent(now);
        }
    }

    private static boolean isStuck(WebhookInfo info, Instant now) {
        Instant errorAt = info.errorAt();
        return info.waiting() > 0 && errorAt != null && errorAt.plus(RECENT).isAfter(now);
    }

    private void trouble(ApiAnswer answer) {
        if (answer instanceof ApiAnswer.SlowDown slowDown) {
            failed(State.SLOWED, "Telegram asked to wait.");
            parts.pause().await(slowDown.retryAfter());
        } else if (Poller.isTokenRejection(answer)) {
            raise(State.TOKEN_REJECTED, "telegram-token", Poller.BAD_TOKEN);
            parts.pause().await(Poller.SLOW_RETRY);
        } else if (answer instanceof ApiAnswer.Refused refused) {
            raise(State.REFUSED, "telegram-webhook", "Telegram refuses the webhook: " + refused.description());
            parts.pause().await(Poller.SLOW_RETRY);
        } else {
            failed(State.UNREACHABLE, Poller.unreachable(answer));
            parts.pause().await(parts.backoff().after(parts.health().failures()));
        }
    }

    private void raise(State state, String kind, String message) {
        if (failed(state, message)) {
            parts.alarm().raise(kind, message);
        }
    }

    private boolean failed(State state, String problem) {
        boolean changed = parts.health().failed(state, problem);
        if (changed) {
            LOG.warn("the Telegram webhook is {}: {}", state, problem);
        }
        return changed;
    }
}
