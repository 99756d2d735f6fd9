package dev.gembind.adapters.payments;

import dev.gembind.core.payments.Checkout;
import dev.gembind.core.payments.PaymentProvider;
import dev.gembind.http.HttpConfig;
import dev.gembind.http.HttpLimits;
import dev.gembind.http.ProviderHttp;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;

/**
 * Sells through Stripe: pages to pay on, and money back. What an answer of Stripe says is never taken for a payment; that
 * only its signed events are, see {@link PaymentWebhooks}. Thread-safe.
 */
public final class StripePayments implements AutoCloseable {
    /** The name of Stripe in charges. */
    static final String PROVIDER = "stripe";

    private final StripeConfig config;
    private final ProviderHttp http;

    private StripePayments(StripeConfig config, ProviderHttp http) {
        this.config = config;
        this.http = http;
    }

    /**
     * Makes one; nothing is called yet.
     *
     * @param config the account and where Stripe is
     * @param meters takes {@code gembind_http_client_seconds} with {@code provider="stripe"}
     * @param clock tells when a pause that Stripe asked for is over
     */
    public static StripePayments open(StripeConfig config, MeterRegistry meters, InstantSource clock) {
        HttpConfig calls = HttpConfig.of(PROVIDER, config.apiBase(), "Gembind/" + config.version())
                .withLimits(HttpLimits.standard().withDeadline(config.timeout()));
        return new StripePayments(config, ProviderHttp.open(calls, meters, clock));
    }

    /** Returns what makes Checkout pages. */
    public Checkout checkout() {
        return new StripeCheckout(config, http);
    }

    /** Returns what gives money back. */
    public PaymentProvider refunds() {
        return new StripeRefunds(config, http);
    }

    /** Ends the calls under way and frees threads and connections. */
    @Override
    public void close() {
        http.close();
    }
}
