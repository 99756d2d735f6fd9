package dev.gembind.adapters.payments;

import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Checkout;
import dev.gembind.core.payments.Order;
import dev.gembind.http.HttpCall;
import dev.gembind.http.HttpResult;
import dev.gembind.http.JsonObject;
import dev.gembind.http.JsonShapeException;
import dev.gembind.http.ProviderHttp;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Makes Checkout pages (Stripe API, "Create a Checkout Session"). The request is made of the order alone, and its key is the
 * order's id, so that asking again gives the same page for a day.
 */
final class StripeCheckout implements Checkout {
    private static final String PATH = "/v1/checkout/sessions";
    // Stripe takes 30 minutes to 24 hours from when the page is made, by its own clock; an order lives for 24 hours
    private static final Duration LIFE = Duration.ofHours(23);

    private final StripeConfig config;
    private final ProviderHttp http;

    StripeCheckout(StripeConfig config, ProviderHttp http) {
        this.config = config;
        this.http = http;
    }

    @Override
    public Channel channel() {
        return Channel.STRIPE;
    }

    @Override
    public boolean sellsSubscriptions() {
        return false;
    }

    @Override
    public Duration pageLife() {
        return LIFE;
    }

    @Override
    public Answer open(Bill bill) {
        HttpResult result = http.send(HttpCall.postForm(PATH, form(bill))
                .bearer(config.key())
                .idempotencyKey(bill.order().id())
                .build());
        if (result instanceof HttpResult.Success success) {
            return opened(bill.order(), success.answer().json());
        }
        StripeTrouble trouble = StripeTrouble.of(result);
        return trouble.isDefinite()
                ? new Answer.Refused(trouble.reason())
                : new Answer.Unavailable(trouble.reason(), trouble.notBefore());
    }

    private Map<String, String> form(Bill bill) {
        Order order = bill.order();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("mode", "payment");
        form.put("client_reference_id", order.id());
        form.put("metadata[order]", order.id());
        form.put("payment_intent_data[metadata][order]", order.id());
        form.put("line_items[0][quantity]", "1");
        form.put("line_items[0][price_data][currency]", order.price().currency().toLowerCase(Locale.ROOT));
        form.put(
                "line_items[0][price_data][unit_amount]",
                Long.toString(order.price().amount()));
        form.put("line_items[0][price_data][product_data][name]", bill.title());
        // another currency on the page would be another price than the order's
        form.put("adaptive_pricing[enabled]", "false");
        form.put("success_url", config.paid().toString());
        form.put("cancel_url", config.canceled().toString());
        form.put("expires_at", Long.toString(order.createdAt().plus(LIFE).getEpochSecond()));
        return form;
    }

    /** People are sent there, so it must be a page, and that of this order at its price. */
    private static Answer opened(Order order, JsonObject session) {
        try {
            boolean ours = session.findText("client_reference_id")
                            .filter(order.id()::equals)
                            .isPresent()
                    && session.findNumber("amount_total")
                            .filter(total -> total.compareTo(
                                            BigDecimal.valueOf(order.price().amount()))
                                    == 0)
                            .isPresent();
            return ours ? page(session.text("url")) : new Answer.Refused("a page for something else");
        } catch (JsonShapeException e) {
            return unusable();
        }
    }

    private static Answer page(String text) {
        try {
            URI url = URI.create(text);
            boolean http = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            return http && url.getHost() != null ? new Answer.Opened(url) : unusable();
        } catch (IllegalArgumentException e) {
            return unusable();
        }
    }

    private static Answer unusable() {
        return new Answer.Unavailable("an answer without a page", Duration.ZERO);
    }
}
