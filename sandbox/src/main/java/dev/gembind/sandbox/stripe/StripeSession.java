package dev.gembind.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.web.Json;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A Checkout page.
 *
 * @param id its id, {@code cs_…}
 * @param order what {@code client_reference_id} said
 * @param noted what {@code metadata[order]} said
 * @param title what is sold
 * @param amount in the currency's smallest unit
 * @param currency three small letters
 * @param ways where people go from there
 * @param expiresAt from when on it cannot be paid
 * @param state how far it is
 * @param intent the payment intent, {@code pi_…}; null before it was paid
 */
public record StripeSession(
        String id,
        String order,
        String noted,
        String title,
        long amount,
        String currency,
        Ways ways,
        Instant expiresAt,
        State state,
        @Nullable String intent) {
    /** How far a page is. */
    public enum State {
        /** It can be paid. */
        OPEN,
        /** It was paid. */
        COMPLETE,
        /** Its time is over. */
        EXPIRED
    }

    /**
     * Where people go.
     *
     * @param page the page itself
     * @param paid where they come to who have paid
     * @param canceled where they come to who have not
     */
    public record Ways(URI page, URI paid, URI canceled) {}

    StripeSession paidBy(String paidIntent) {
        return in(State.COMPLETE, paidIntent);
    }

    StripeSession expired() {
        return in(State.EXPIRED, null);
    }

    private StripeSession in(State next, @Nullable String by) {
        return new StripeSession(id, order, noted, title, amount, currency, ways, expiresAt, next, by);
    }

    ObjectNode json() {
        boolean paid = state == State.COMPLETE;
        ObjectNode node = Json.object()
                .put("id", id)
                .put("object", "checkout.session")
                .put("mode", "payment")
                .put("client_reference_id", order)
                .put("amount_total", amount)
                .put("currency", currency)
                .put("status", state.name().toLowerCase(Locale.ROOT))
                .put("payment_status", paid ? "paid" : "unpaid")
                .put("payment_intent", intent)
                .put("expires_at", expiresAt.getEpochSecond())
                .put("url", state == State.OPEN ? ways.page().toString() : null);
        node.putObject("metadata").put("order", noted);
        return node;
    }
}
