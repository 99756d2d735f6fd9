package dev.gembind.adapters.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.adapters.web.WebServices;
import dev.gembind.adapters.web.edge.Problem;
import dev.gembind.adapters.web.edge.ProblemKind;
import dev.gembind.core.UserId;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Order;
import dev.gembind.core.payments.OrderOutcome;
import dev.gembind.core.payments.OrderWish;
import dev.gembind.core.payments.PlaceOutcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Orders: what is sold, buying it, and how far that has come. */
final class OrderActions {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    private final UserActions users;
    private final WebServices.Shop shop;

    OrderActions(UserActions users, WebServices.Shop shop) {
        this.users = users;
        this.shop = shop;
    }

    void catalogue(ApiCall call) {
        call.answer(OK, shop.catalogue());
    }

    void place(ApiCall call) {
        String key = GemCalls.requireKey(call);
        JsonFields body = call.body("user", "package", "channel");
        UserId user = user(body.requireText("user"));
        String offer = body.requireText("package");
        Channel channel = channel(body.requireText("channel"));
        OrderOutcome outcome = shop.front().order(new OrderWish(user, offer, channel, key));
        if (!(outcome instanceof OrderOutcome.Ordered ordered)) {
            throw refusal(outcome);
        }
        ObjectNode answer = PaymentJson.order(ordered.order());
        if (ordered.url() != null) {
            answer.put("url", ordered.url().toString());
        }
        if (ordered.replayed()) {
            call.addHeader(GemAnswers.REPLAYED, "true");
        }
        call.answer(ordered.replayed() ? OK : CREATED, answer);
    }

    void show(ApiCall call) {
        call.answer(
                OK,
                call.pathId("id")
                        .flatMap(shop.payments()::findOrder)
                        .map(PaymentJson::order)
                        .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such order.")
                                .raise()));
    }

    /** The cursor is the last order that was shown: what is ordered meanwhile moves nothing. */
    void list(ApiCall call) {
        UserId user = call.queryUser();
        int limit = (int) call.queryNumber("limit", 1, LARGEST_PAGE).orElse(USUAL_PAGE);
        users.require(user);
        Order after =
                call.queryText("cursor").map(cursor -> shown(user, cursor)).orElse(null);
        List<Order> found = shop.payments().ordersOf(user, after, limit + 1);
        List<Order> page = found.subList(0, Math.min(limit, found.size()));
        ObjectNode body = BindingJson.object();
        ArrayNode items = body.putArray("items");
        page.forEach(order -> items.add(PaymentJson.listed(order)));
        if (found.size() > limit) {
            body.put("next_cursor", page.get(limit - 1).id());
        } else {
            body.putNull("next_cursor");
        }
        call.answer(OK, body);
    }

    private Order shown(UserId user, String cursor) {
        return Optional.of(cursor)
                .filter(ApiCall::isId)
                .flatMap(shop.payments()::findOrder)
                .filter(order -> order.user().equals(user))
                .orElseThrow(() -> Problem.field("cursor", "must be the next_cursor of the page before")
                        .raise());
    }

    private static UserId user(String text) {
        if (!UserId.isValid(text)) {
            throw Problem.field(JsonFields.pointer("user"), "must have 1 to 64 characters of A-Z a-z 0-9 . _ : -")
                    .raise();
        }
        return new UserId(text);
    }

    private static Channel channel(String key) {
        return Channel.find(key)
                .orElseThrow(() -> Problem.field(JsonFields.pointer("channel"), "must be one of " + channels())
                        .raise());
    }

    private static String channels() {
        return Arrays.stream(Channel.values()).map(Channel::key).collect(Collectors.joining(", "));
    }

    private static RuntimeException refusal(OrderOutcome outcome) {
        if (outcome instanceof OrderOutcome.NotPlaced none) {
            return notPlaced(none.why());
        }
        if (outcome instanceof OrderOutcome.PageUnavailable away) {
            Duration wait = away.notBefore().compareTo(SOON) < 0 ? SOON : away.notBefore();
            return Problem.retryable(
                            ProblemKind.PROVIDER_UNAVAILABLE,
                            "The order is made, but its page is not. Repeat the request with the same key.",
                            wait)
                    .raise();
        }
        return outcome instanceof OrderOutcome.ChannelClosed
                ? Problem.field(JsonFields.pointer("channel"), "is not set up here")
                        .raise()
                : Problem.of(
                                ProblemKind.PROVIDER_REJECTED,
                                "The provider makes no page for this order. The people who run this site find the reason in"
                                        + " the log.")
                        .raise();
    }

    private static RuntimeException notPlaced(PlaceOutcome why) {
        if (why instanceof PlaceOutcome.UnknownUser) {
            return UserActions.unknown();
        }
        if (why instanceof PlaceOutcome.TooManyOpen) {
            return Problem.of(
                            ProblemKind.OVER_LIMIT,
                            "The user has too many orders that are neither paid nor over. They end after a day.")
                    .raise();
        }
        if (why instanceof PlaceOutcome.Conflict conflict) {
            return conflict(JsonFields.pointer(conflict.field())).raise();
        }
        return Problem.field(JsonFields.pointer("package"), "is not sold through this channel")
                .raise();
    }

    private static Problem conflict(String field) {
        return new Problem(
                ProblemKind.IDEMPOTENCY_CONFLICT,
                "This " + GemCalls.KEY + " was used to order something else. Nothing happened. Use a new key.",
                null,
                List.of(new Problem.FieldError(field, "differs from the first request with this key")));
    }
}
