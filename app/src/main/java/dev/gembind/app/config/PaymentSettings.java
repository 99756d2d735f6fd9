package dev.gembind.app.config;

import dev.gembind.core.Secret;
import dev.gembind.core.payments.Catalogue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is sold, and through whom.
 *
 * @param catalogue what is sold
 * @param hostSecrets what the host site signs its events with; empty when it reports none
 * @param stripe the account at Stripe; null when Stripe is off
 */
public record PaymentSettings(
        Catalogue catalogue,
        List<Secret> hostSecrets,
        @Nullable StripeSettings stripe) {
    /** Copies the list. */
    public PaymentSettings {
        hostSecrets = List.copyOf(hostSecrets);
    }
}
