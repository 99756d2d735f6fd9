package dev.gembind.app.config;

import dev.gembind.core.Secret;
import dev.gembind.core.payments.Catalogue;
import java.util.List;

/**
 * What is sold, and who reports payments.
 *
 * @param catalogue what is sold
 * @param hostSecrets what the host site signs its events with; empty when it reports none
 * @param stripeSecrets what Stripe signs its events with; empty when Stripe is off
 */
public record PaymentSettings(Catalogue catalogue, List<Secret> hostSecrets, List<Secret> stripeSecrets) {
    /** Copies the lists. */
    public PaymentSettings {
        hostSecrets = List.copyOf(hostSecrets);
        stripeSecrets = List.copyOf(stripeSecrets);
    }
}
