package dev.gembind.adapters.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.core.Platform;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.payments.PreCheckout;
import java.util.Optional;

/**
 * Telegram's question before somebody pays (Bot API, "PreCheckoutQuery"). It is read from the bare JSON, so that one with
 * parts that make no sense is still answered: with no.
 *
 * @param id to answer it with
 * @param payer Telegram's number of the account that pays
 */
record Checkout(String id, long payer, long amount, String currency, String payload) {
    /** Reads the question of an update; empty when the update is none, or has no id to answer with. */
    static Optional<Checkout> read(JsonNode update) {
        JsonNode query = update.path("pre_checkout_query");
        String id = query.path("id").asText("");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Checkout(
                id,
                query.path("from").path("id").asLong(),
                query.path("total_amount").asLong(),
                query.path("currency").asText(""),
                query.path("invoice_payload").asText("")));
    }

    /**
     * Returns the question as core knows it.
     *
     * @throws IllegalArgumentException if the payer's number cannot be one
     */
    PreCheckout question() {
        PlatformAccount account = new PlatformAccount(Platform.TELEGRAM, Long.toString(payer));
        return new PreCheckout(payload, account, amount, currency);
    }
}
