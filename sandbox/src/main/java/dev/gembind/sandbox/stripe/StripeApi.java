package dev.gembind.sandbox.stripe;

import dev.gembind.sandbox.web.Answer;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The calls of the API: a page to pay on, and money back. A key that was used gives the first answer again. */
final class StripeApi {
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final long LEAST_AMOUNT = 50;
    private static final Duration SHORTEST = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final String ITEM = "line_items[0][price_data]";

    private final StripeAccount account;
    private final StripeBook book;
    private final InstantSource clock;
    private final Supplier<URI> base;
    private final Map<String, Kept> kept = new HashMap<>();

    StripeApi(StripeAccount account, StripeBook book, InstantSource clock, Supplier<URI> base) {
        this.account = account;
        this.book = book;
        this.clock = clock;
        this.base = base;
    }

    private record Kept(String request, Answer answer) {}

    Answer checkout(Context request) {
        return once(request, this::makePage);
    }

    Answer refund(Context request) {
        return once(request, this::giveBack);
    }

    private synchronized Answer once(Context request, Function<Context, Answer> call) {
        if (!("Bearer " + account.key()).equals(request.header("Authorization"))) {
            return StripeVoice.error(UNAUTHORIZED, "invalid_request_error", "");
        }
        String key = request.header("Idempotency-Key");
        String asked = request.path() + "?" + request.body();
        Kept before = key == null ? null : kept.get(key);
        if (before != null) {
            return before.request().equals(asked)
                    ? before.answer().with("Idempotent-Replayed", "true")
                    : StripeVoice.error(StripeVoice.BAD_REQUEST, "idempotency_error", "");
        }
        Answer answer = call.apply(request);
        // what was not begun is not kept
        if (key != null && answer.status() == OK) {
            kept.put(key, new Kept(asked, answer));
        }
        return answer;
    }

    private Answer makePage(Context request) {
        String currency = field(request, ITEM + "[currency]");
        long amount = number(field(request, ITEM + "[unit_amount]"));
        Instant end = Instant.ofEpochSecond(number(field(request, "expires_at")));
        Duration life = Duration.between(clock.instant(), end);
        if (!field(request, "mode").equals("payment") || currency.length() != 3) {
            return StripeVoice.invalid("parameter_missing");
        }
        if (amount < LEAST_AMOUNT) {
            return StripeVoice.invalid("amount_too_small");
        }
        if (life.compareTo(SHORTEST) < 0 || life.compareTo(LONGEST) > 0) {
            return StripeVoice.invalid("parameter_invalid_integer");
        }
        String id = book.newId("cs_test_");
        StripeSession session = new StripeSession(
                id,
                field(request, "client_reference_id"),
                field(request, "metadata[order]"),
                field(request, ITEM + "[product_data][name]"),
                amount,
                currency,
                new StripeSession.Ways(
                        URI.create(base.get() + "/c/pay/" + id),
                        URI.create(field(request, "success_url")),
                        URI.create(field(request, "cancel_url"))),
                end,
                StripeSession.State.OPEN,
                null);
        book.add(session);
        return Answer.json(OK, session.json());
    }

    private Answer giveBack(Context request) {
        String intent = field(request, "payment_intent");
        Optional<StripeCharge> charge = book.find(intent.isEmpty() ? field(request, "charge") : intent);
        if (charge.isEmpty()) {
            return StripeVoice.error(NOT_FOUND, "invalid_request_error", "resource_missing");
        }
        if (charge.get().dispute() == StripeCharge.Dispute.OPEN) {
            return StripeVoice.invalid("charge_disputed");
        }
        long left = charge.get().amount() - charge.get().refunded();
        if (left == 0) {
            return StripeVoice.invalid("charge_already_refunded");
        }
        String name = field(request, "metadata[refund]");
        return Answer.json(
                OK,
                book.refund(charge.get(), left, name.isEmpty() ? null : name).json());
    }

    private static String field(Context request, String name) {
        String value = request.formParam(name);
        return value == null ? "" : value;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0; // refused where it is looked at
        }
    }
}
