package dev.gembind.adapters.payments;

import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.PaymentProvider;
import dev.gembind.http.HttpCall;
import dev.gembind.http.HttpResult;
import dev.gembind.http.JsonObject;
import dev.gembind.http.JsonShapeException;
import dev.gembind.http.ProviderHttp;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Gives all money of a charge back (Stripe API, "Create a refund"). The key is made of our name of the refund, so that
 * asking again gives it back once; when Stripe has forgotten the key after a day, it says of the charge that it was given
 * back already. The name stands in the metadata too, for Stripe tells of a refund that fails later.
 */
final class StripeRefunds implements PaymentProvider {
    private static final String PATH = "/v1/refunds";
    private static final String ALREADY = "charge_already_refunded";
    private static final String INTENT = "pi_";
    /** A refund that is not over yet goes on without us. */
    private static final Set<String> UNDER_WAY = Set.of("succeeded", "pending", "requires_action");

    private final StripeConfig config;
    private final ProviderHttp http;

    StripeRefunds(StripeConfig config, ProviderHttp http) {
        this.config = config;
        this.http = http;
    }

    @Override
    public String name() {
        return StripePayments.PROVIDER;
    }

    @Override
    public boolean needsPayer() {
        return false;
    }

    @Override
    public Answer refund(ChargeId charge, String payer, String name) {
        String field = charge.id().startsWith(INTENT) ? "payment_intent" : "charge";
        // in the same order each time, for under one key only the same request is made again
        Map<String, String> form = new LinkedHashMap<>();
        form.put(field, charge.id());
        form.put("metadata[refund]", name);
        HttpResult result = http.send(HttpCall.postForm(PATH, form)
                .bearer(config.key())
                .idempotencyKey("refund-" + name)
                .build());
        if (result instanceof HttpResult.Success success) {
            return made(success.answer().json());
        }
        StripeTrouble trouble = StripeTrouble.of(result);
        if (trouble.reason().equals(ALREADY)) {
            return new Answer.Done();
        }
        return trouble.isDefinite()
                ? new Answer.Refused("Stripe refused: " + trouble.reason())
                : new Answer.Unknown("Stripe did not answer: " + trouble.reason(), trouble.notBefore());
    }

    private static Answer made(JsonObject refund) {
        try {
            String status = refund.text("status");
            return UNDER_WAY.contains(status)
                    ? new Answer.Done()
                    : new Answer.Refused("Stripe's refund ended: " + word(status));
        } catch (JsonShapeException e) {
            return new Answer.Unknown("Stripe's answer tells no status", Duration.ZERO);
        }
    }

    private static String word(String status) {
        return status.equals("failed") || status.equals("canceled") ? status : "unknown status";
    }
}
