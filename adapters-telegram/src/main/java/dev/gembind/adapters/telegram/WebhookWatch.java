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
    record Parts(BotApi api, URI address, Secret secret, Listening.Parts listening, InstantSource clock) {}

    private final Parts parts;
    private final Listening listening;
    private boolean isSet;

    WebhookWatch(Parts parts) {
        this.parts = parts;
        this.listening = new Listening("the Telegram webhook", parts.listening());
    }

    @Override
    public void run() {
        listening.rounds(this::round);
    }

    private void round() {
        if (!isSet) {
            ApiAnswer answer = parts.api().call(WebhookRegistration.setting(parts.address(), parts.secret()));
            if (answer instanceof ApiAnswer.Done) {
                isSet = true;
                listening.health().sent(parts.clock().instant());
                LOG.info("Telegram sends updates to {}", parts.address());
            } else {
                trouble(answer);
            }
            return;
        }
        listening.pause().await(EVERY);
        if (!listening.pause().isStopped()) {
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
            listening.alert(State.CONFLICT, "telegram-webhook", DELETED);
        } else if (!info.url().equals(parts.address().toString())) {
            listening.alert(State.CONFLICT, "telegram-webhook", ELSEWHERE);
        } else if (isStuck(info, now)) {
            listening.failed(
                    State.UNREACHABLE,
                    "Telegram cannot deliver updates to " + parts.address() + ": " + info.error() + " ("
                            + info.waiting() + " wait).");
        } else {
            listening.health().sent(now);
        }
    }

    private static boolean isStuck(WebhookInfo info, Instant now) {
        Instant errorAt = info.errorAt();
        return info.waiting() > 0 && errorAt != null && errorAt.plus(RECENT).isAfter(now);
    }

    private void trouble(ApiAnswer answer) {
        if (answer instanceof ApiAnswer.Refused refused && !Listening.isTokenRejection(answer)) {
            String message = "Telegram refuses the webhook: " + refused.description();
            listening.untilAPersonActs(State.REFUSED, "telegram-webhook", message);
        } else {
            listening.trouble(answer);
        }
    }
}
