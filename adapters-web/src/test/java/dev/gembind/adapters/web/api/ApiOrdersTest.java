package dev.gembind.adapters.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.adapters.web.Reply;
import dev.gembind.adapters.web.TestShop;
import dev.gembind.core.access.ApiScope;
import dev.gembind.core.payments.Checkout;
import dev.gembind.core.payments.PaymentService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiOrdersTest extends ApiScene {
    private static final String STRIPE = order("alice", "gems-100", "stripe");
    private static final String HOST = order("alice", "gems-100", "host");

    @Test
    @Tag("A-04")
    void theCatalogueIsTheDocumentOfTheSite() {
        Reply reply = api.get("/catalogue");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.body()).isEqualTo(TestShop.DOCUMENT);
    }

    @Test
    @Tag("A-04")
    void anOrderHasThePriceOfItsChannelAndAPageToPayItOn() {
        Reply reply = api.postOnce("/orders", "k1", STRIPE);

        JsonNode order = reply.json();
        assertThat(reply.status()).isEqualTo(201);
        assertThat(order.path("user").asText()).isEqualTo("alice");
        assertThat(order.path("package").asText()).isEqualTo("gems-100");
        assertThat(order.path("amount").asLong()).isEqualTo(99);
        assertThat(order.path("currency").asText()).isEqualTo("USD");
        assertThat(order.path("channel").asText()).isEqualTo("stripe");
        assertThat(order.path("state").asText()).isEqualTo("open");
        assertThat(order.path("expires_at").asText()).isEqualTo("2026-11-26T12:00:00.500Z");
        assertThat(order.path("url").asText()).isEqualTo("https://checkout.example/1/99");
    }

    @Test
    @Tag("A-03")
    void aRepeatedKeyGetsTheSameOrderAndPage() {
        Reply first = api.postOnce("/orders", "k1", STRIPE);

        Reply again = api.postOnce("/orders", "k1", STRIPE);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(api.postOnce("/orders", "k2", STRIPE).json().path("order").asText())
                .isNotEqualTo(first.json().path("order").asText());
    }

    @Test
    @Tag("A-03")
    void sameKeyForSomethingElseIsAConflictThatNamesTheField() {
        api.postOnce("/orders", "k1", STRIPE);

        Reply other = api.postOnce("/orders", "k1", HOST);

        assertThat(other.status()).isEqualTo(422);
        assertThat(code(other)).isEqualTo("idempotency-conflict");
        assertThat(other.json().at("/errors/0/pointer").asText()).isEqualTo("/channel");
    }

    private List<String> ordersIn(JsonNode list) {
        return list.path("items").findValuesAsText("order");
    }

    @Test
    @Tag("A-35")
    void ordersOfAUserAreListedTheNewestFirstAndPageByPage() {
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            placed.add(
                    0,
                    api.postOnce("/orders", "k" + i, STRIPE)
                            .json()
                            .path("order")
                            .asText());
            world.core().time().advance(Duration.ofSeconds(1));
        }

        JsonNode first = api.get("/orders?user=alice&limit=3").json();
        api.postOnce("/orders", "meanwhile", STRIPE);
        JsonNode second = api.get("/orders?user=alice&limit=3&cursor="
                        + first.path("next_cursor").asText())
                .json();

        assertThat(ordersIn(first)).isEqualTo(placed.subList(0, 3));
        assertThat(ordersIn(second)).isEqualTo(placed.subList(3, 5));
        assertThat(second.path("next_cursor").isNull()).isTrue();
        assertThat(first.at("/items/2/created_at").asText()).isEqualTo("2026-11-25T12:00:02.500Z");
        assertThat(first.at("/items/2/state").asText()).isEqualTo("open");
        assertThat(first.at("/items/2").has("url")).isFalse();
    }

    @Test
    void aUserWithoutOrdersHasAnEmptyListAndNobodyHasNone() {
        api.put("/users/bob", "");
        String ofBob = api.postOnce("/orders", "k1", order("bob", "gems-100", "host"))
                .json()
                .path("order")
                .asText();

        assertThat(api.get("/orders?user=alice").body()).isEqualTo("{\"items\":[],\"next_cursor\":null}");
        assertThat(code(api.get("/orders?user=nobody"))).isEqualTo("not-found");
        assertThat(code(api.get("/orders"))).isEqualTo("validation");
        assertThat(code(api.get("/orders?user=al%20ice"))).isEqualTo("validation");
        assertThat(code(api.get("/orders?user=alice&limit=201"))).isEqualTo("validation");
        for (String cursor : List.of("", "nothing", "A%20b", ofBob)) {
            assertThat(code(api.get("/orders?user=alice&cursor=" + cursor)))
                    .as(cursor)
                    .isEqualTo("validation");
        }
    }

    @Test
    void aHostSiteThatTakesTheMoneyItselfGetsNoPage() {
        Reply reply = api.postOnce("/orders", "k1", HOST);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().has("url")).isFalse();
    }

    @Test
    void aProviderThatIsAwayIsAskedAgainWithTheSameKey() {
        world.core().shop().answerNext(new Checkout.Answer.Unavailable("away", Duration.ofSeconds(30)));

        Reply away = api.postOnce("/orders", "k1", STRIPE);
        Reply again = api.postOnce("/orders", "k1", STRIPE);

        assertThat(away.status()).isEqualTo(503);
        assertThat(code(away)).isEqualTo("provider-unavailable");
        assertThat(away.header("Retry-After")).isEqualTo("30");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("url").asText()).startsWith("https://checkout.example/");
    }

    @Test
    void aProviderThatSaysNoIsToldApart() {
        world.core().shop().answerNext(new Checkout.Answer.Refused("amount too small: secret details"));

        Reply refused = api.postOnce("/orders", "k1", STRIPE);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo("provider-rejected");
        assertThat(refused.body()).doesNotContain("secret details");
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, gems-100, stripe, 404, not-found",
        "alice, gems-9000, stripe, 400, validation",
        "alice, gems-100, telegram, 400, validation",
        "alice, gems-100, paypal, 400, validation",
        "al ice, gems-100, stripe, 400, validation"
    })
    void whatCannotBeOrderedIsToldApart(String user, String offer, String channel, int status, String code) {
        Reply reply = api.postOnce("/orders", "k1", order(user, offer, channel));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(code(reply)).isEqualTo(code);
    }

    @Test
    void noOrderWithoutAKeyAndNoneWithMoreFieldsThanThereAre() {
        assertThat(code(api.post("/orders", STRIPE))).isEqualTo("validation");
        assertThat(api.postOnce("/orders", "k1", STRIPE.replace("}", ",\"amount\":1}"))
                        .status())
                .isEqualTo(400);
        assertThat(api.postOnce("/orders", "k1", "{\"user\":\"alice\"}").status())
                .isEqualTo(400);
    }

    @Test
    void aUserHasSoManyOpenOrdersAtMost() {
        for (int i = 0; i < PaymentService.MAX_OPEN_ORDERS; i++) {
            assertThat(api.postOnce("/orders", "k" + i, HOST).status()).isEqualTo(201);
        }

        Reply oneMore = api.postOnce("/orders", "more", HOST);

        assertThat(oneMore.status()).isEqualTo(409);
        assertThat(code(oneMore)).isEqualTo("over-limit");
        assertThat(api.postOnce("/orders", "k0", HOST).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/orders/nothing", "/orders/A", "/charges/host/ch_9", "/charges/PAYPAL/x", "/charges/host/%20"})
    void whatIsNotThereIsNotFound(String path) {
        Reply reply = api.get(path);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(code(reply)).isEqualTo("not-found");
    }

    @Test
    void aKeyWithoutTheScopeMaySeeNothingAndOrderNothing() {
        ApiCaller stranger =
                new ApiCaller(world, world.core().keyWith(EnumSet.of(ApiScope.GEMS_READ, ApiScope.GEMS_WRITE)));
        ApiCaller reader = new ApiCaller(world, world.core().keyWith(EnumSet.of(ApiScope.PAYMENTS_READ)));

        assertThat(stranger.get("/catalogue").status()).isEqualTo(403);
        assertThat(stranger.get("/charges/host/ch_1").status()).isEqualTo(403);
        assertThat(stranger.postOnce("/orders", "k1", HOST).status()).isEqualTo(403);
        assertThat(reader.get("/catalogue").status()).isEqualTo(200);
        assertThat(reader.postOnce("/orders", "k1", HOST).status()).isEqualTo(403);
    }
}
