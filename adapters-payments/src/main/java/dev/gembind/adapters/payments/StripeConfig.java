package dev.gembind.adapters.payments;

import dev.gembind.core.Secret;
import dev.gembind.http.HttpConfig;
import java.net.URI;
import java.time.Duration;

/**
 * The account at Stripe, and how to reach it.
 *
 * @param key the secret key of the account
 * @param apiBase scheme, host and port of Stripe
 * @param site where people come back to from the page they pay on: scheme, host and perhaps port
 * @param version the version of this software, for the User-Agent
 * @param timeout the whole time one call may take
 */
public record StripeConfig(Secret key, URI apiBase, URI site, String version, Duration timeout) {
    /** Stripe itself. */
    public static final URI STRIPE = URI.create("https://api.stripe.com");

    /** How long a call may take unless configured otherwise. */
    public static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final Duration LONGEST = Duration.ofMinutes(1);

    /**
     * @throws IllegalArgumentException if a value cannot be right; the message names the field, never the key
     */
    public StripeConfig {
        boolean sendable = key.reveal().chars().allMatch(c -> c > ' ' && c <= '~');
        require(sendable && !key.reveal().isEmpty(), "key must be printable ASCII without spaces");
        require(HttpConfig.isOrigin(apiBase), "apiBase must be scheme, host and port only, but is " + apiBase);
        require(HttpConfig.isOrigin(site), "site must be scheme, host and port only, but is " + site);
        require(
                timeout.compareTo(Duration.ofMillis(1)) >= 0 && timeout.compareTo(LONGEST) <= 0,
                "timeout must be 1 ms to " + LONGEST + ", but is " + timeout);
    }

    /** Returns where people come to who have paid. */
    URI paid() {
        return site.resolve("/shop/thanks");
    }

    /** Returns where people come to who changed their mind. */
    URI canceled() {
        return site.resolve("/shop");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
