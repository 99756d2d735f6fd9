package dev.gembind.sandbox.stripe;

/**
 * The account that the product has at the simulated Stripe.
 *
 * @param key the secret key of the API
 * @param webhookSecret what events are signed with, {@code whsec_…}
 */
public record StripeAccount(String key, String webhookSecret) {
    /** Checks that neither is empty. */
    public StripeAccount {
        if (key.isEmpty() || webhookSecret.isEmpty()) {
            throw new IllegalArgumentException("key and webhookSecret must not be empty");
        }
    }

    @Override
    public String toString() {
        return "StripeAccount[***]";
    }
}
