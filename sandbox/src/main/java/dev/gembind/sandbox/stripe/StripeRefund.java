package dev.gembind.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.web.Json;
import org.jspecify.annotations.Nullable;

/**
 * Money that went back, all of it or some.
 *
 * @param id its id, {@code re_…}
 * @param charge the charge it is of, as that was before
 * @param amount how much
 * @param name what the product calls it, in its metadata; null for one from the dashboard
 * @param failed whether the bank sent the money back to the merchant
 */
public record StripeRefund(
        String id,
        StripeCharge charge,
        long amount,
        @Nullable String name,
        boolean failed) {
    StripeRefund failing() {
        return new StripeRefund(id, charge, amount, name, true);
    }

    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("object", "refund")
                .put("charge", charge.id())
                .put("payment_intent", charge.intent())
                .put("amount", amount)
                .put("currency", charge.currency())
                .put("status", failed ? "failed" : "succeeded");
        ObjectNode metadata = json.putObject("metadata");
        if (name != null) {
            metadata.put("refund", name);
        }
        return failed ? json.put("failure_reason", "expired_or_canceled_card") : json;
    }
}
