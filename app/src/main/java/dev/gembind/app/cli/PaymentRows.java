package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** Writes charges for people. */
final class PaymentRows {
    private PaymentRows() {}

    static String row(JsonNode charge) {
        String paid = charge.has("amount")
                ? charge.path("amount") + " " + charge.path("currency").asText() + "  "
                        + charge.path("paid_at").asText()
                : "not paid";
        String sale =
                charge.has("user") ? "  " + charge.path("user").asText() + "  " + charge.path("gems") + " gems" : "";
        String failed = charge.has("refunds_failed") ? "  a refund failed" : "";
        return charge.path("charge").asText() + "  " + charge.path("state").asText() + "  " + paid + sale + failed;
    }
}
