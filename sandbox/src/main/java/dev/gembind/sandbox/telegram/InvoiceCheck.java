package dev.gembind.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;

/** Reads and checks the parameters of an invoice in Stars. */
final class InvoiceCheck {
    private static final int MAX_TITLE = 32;
    private static final int MAX_DESCRIPTION = 255;
    private static final int MAX_PAYLOAD = 128;
    // the only period there is (Bot API, "createInvoiceLink")
    private static final long MONTH = 2_592_000;

    private InvoiceCheck() {}

    static Invoice check(Params params) {
        String currency = params.text("currency");
        if (!currency.equals("XTR")) {
            throw BotApiException.badRequest("CURRENCY_INVALID");
        }
        if (!params.text("provider_token").isEmpty()) {
            throw BotApiException.badRequest("PAYMENT_PROVIDER_INVALID");
        }
        return new Invoice(
                required(params, "title", MAX_TITLE),
                required(params, "description", MAX_DESCRIPTION),
                required(params, "payload", MAX_PAYLOAD),
                currency,
                amount(params),
                period(params),
                params.text("start_parameter"));
    }

    private static String required(Params params, String name, int longest) {
        String text = params.text(name);
        int length = name.equals("payload")
                ? text.getBytes(StandardCharsets.UTF_8).length
                : text.codePointCount(0, text.length());
        if (length < 1 || length > longest) {
            throw BotApiException.badRequest("invoice " + name + " must be 1 to " + longest + " long");
        }
        return text;
    }

    private static long period(Params params) {
        long period = params.number("subscription_period", 0);
        if (period != 0 && period != MONTH) {
            throw BotApiException.badRequest("SUBSCRIPTION_PERIOD_INVALID");
        }
        return period;
    }

    private static long amount(Params params) {
        JsonNode prices = params.json("prices").orElse(MissingNode.getInstance());
        long amount = prices.path(0).path("amount").asLong();
        if (prices.size() != 1 || amount < 1) {
            throw BotApiException.badRequest("STARS_INVOICE_INVALID");
        }
        return amount;
    }
}
