package dev.gembind.adapters.payments;

import dev.gembind.core.Secret;
import dev.gembind.core.audit.AlertSink;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.storage.Transactor;
import dev.gembind.core.webhooks.ReplayWindow;
import dev.gembind.core.webhooks.TimestampWindow;
import dev.gembind.core.webhooks.WebhookHandler;
import dev.gembind.core.webhooks.WebhookSchemes;
import java.time.InstantSource;
import java.util.List;

/** Makes the handlers of payment events. */
public final class PaymentWebhooks {
    private final Needs needs;

    /**
     * What the handlers stand on.
     *
     * @param transactor runs the transaction of an event
     * @param payments takes in what is told
     * @param replays takes each event once, in the same storage
     * @param alerts is told of what a person has to look at
     * @param time says when it is
     */
    public record Needs(
            Transactor transactor,
            PaymentService payments,
            ReplayWindow replays,
            AlertSink alerts,
            InstantSource time) {}

    public PaymentWebhooks(Needs needs) {
        this.needs = needs;
    }

    /**
     * Takes payment events of a host site that takes the money itself, by Standard Webhooks.
     *
     * @param secrets {@code whsec_…}, up to eight, so that one can be changed without losing an event
     * @throws IllegalArgumentException if one cannot be a secret; the message does not quote it
     */
    public WebhookHandler host(List<Secret> secrets) {
        return new EventHandler(
                new HostEvents(), WebhookSchemes.standard(secrets, TimestampWindow.usual(needs.time())), needs);
    }

    /**
     * Takes Stripe's events.
     *
     * @param secrets of the endpoint, {@code whsec_…}, up to eight
     * @throws IllegalArgumentException if one cannot be a secret; the message does not quote it
     */
    public WebhookHandler stripe(List<Secret> secrets) {
        return new EventHandler(
                new StripeEvents(), WebhookSchemes.stripe(secrets, TimestampWindow.usual(needs.time())), needs);
    }
}
