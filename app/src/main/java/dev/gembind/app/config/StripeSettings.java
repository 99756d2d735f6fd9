package dev.gembind.app.config;

import dev.gembind.core.Secret;
import java.net.URI;
import java.util.List;

/**
 * The account at Stripe.
 *
 * @param key what it is called with
 * @param webhookSecrets what it signs its events with
 * @param apiBase where it is
 */
public record StripeSettings(Secret key, List<Secret> webhookSecrets, URI apiBase) {
    /** Copies the list. */
    public StripeSettings {
        webhookSecrets = List.copyOf(webhookSecrets);
    }
}
