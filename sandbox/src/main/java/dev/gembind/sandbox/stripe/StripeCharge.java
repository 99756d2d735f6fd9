package dev.gembind.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.web.Json;

/**
 * Money that was taken.
 *
 * @param id its id, {@code ch_…}
 * @param intent its payment intent, {@code pi_…}
 * @param amount how much
 * @param currency three small letters
 * @param refunded how much went back
 * @param dispute whether somebody disputes it
 */
public record StripeCharge(String id, String intent, long amount, String currency, long refunded, Dispute dispute) {
    /** How a dispute stands. */
    public enum Dispute {
        /** There is none. */
        NONE,
        /** The money is gone for now. */
        OPEN,
        /** It came back. */
        WON,
        /** It is gone for good. */
        LOST
    }

    StripeCharge refundedUpTo(long sum) {
        return new StripeCharge(id, intent, amount, currency, sum, dispute);
    }

    StripeCharge disputed(Dispute next) {
        return new StripeCharge(id, intent, amount, currency, refunded, next);
    }

    ObjectNode json() {
        return Json.object()
                .put("id", id)
                .put("object", "charge")
                .put("payment_intent", intent)
                .put("amount", amount)
                .put("currency", currency)
                .put("amount_refunded", refunded)
                .put("refunded", refunded == amount);
    }

    ObjectNode disputeJson(String status) {
        return Json.object()
                .put("id", "dp_" + id.substring(3))
                .put("object", "dispute")
                .put("charge", id)
                .put("payment_intent", intent)
                .put("amount", amount)
                .put("currency", currency)
                .put("status", status);
    }
}
