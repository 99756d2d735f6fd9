package dev.gembind.adapters.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.web.Reply;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.Spend;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Checkout;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.PlaceOutcome;
import dev.gembind.core.payments.Price;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("G-11")
class ShopPagesTest {
    private static final String NELLY = "80351110224678912";
    private static final String CARD = "channel=stripe";
    private static final String GEMS = "package=gems-100";

    private final PagesWorld world = new PagesWorld();
    private final TestBrowser nelly = world.member(NELLY, "Nelly");
    private final UserId user = world.ownerOfDiscord(NELLY);

    @AfterEach
    void stop() {
        world.close();
    }

    private static String keyOn(Reply page) {
        String before = "name=\"key\" value=\"";
        int start = page.body().indexOf(before) + before.length();
        return "key=" + page.body().substring(start, page.body().indexOf('"', start));
    }

    private void pay(String charge, String order) {
        world.shop
                .payments()
                .paid(
                        new ChargeId("stripe", charge),
                        "",
                        new Payment(order, null, new Price(99, "USD"), world.time.instant(), null));
    }

    @Test
    @Tag("A-04")
    void whatIsSoldIsShownWithTheCataloguesPriceAndTheWaysThatAreOpen() {
        Reply page = nelly.get("/shop");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("100 gems", "0.99 USD by card", "value=\"stripe\"")
                .doesNotContain("Stars in Telegram", "<script");
    }

    @Test
    void whoIsSignedOutSeesPricesAndTheWayIn() {
        Reply page = world.browser().get("/shop");

        assertThat(page.body()).contains("0.99 USD by card", "Sign in to buy").doesNotContain("/shop/orders");
        assertThat(world.browser().post("/shop/orders", GEMS, CARD, "key=k").header("Location"))
                .isEqualTo("/signin");
    }

    @Test
    void anOrderLeadsToItsPage() {
        Reply page = nelly.post("/shop/orders", GEMS, CARD, keyOn(nelly.get("/shop")));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("0.99 USD", "href=\"https://checkout.example/1/99\"", "Pay by card")
                .doesNotContain("class=\"qr\"");
    }

    @Test
    @Tag("A-03")
    void pressingTwiceIsOneOrderAndComingAgainIsAnother() {
        String key = keyOn(nelly.get("/shop"));

        nelly.post("/shop/orders", GEMS, CARD, key);
        Reply twice = nelly.post("/shop/orders", GEMS, CARD, key);
        Reply later = nelly.post("/shop/orders", GEMS, CARD, keyOn(nelly.get("/shop")));

        assertThat(twice.body()).contains("https://checkout.example/1/99");
        assertThat(later.body()).contains("https://checkout.example/2/99");
    }

    @ParameterizedTest
    @CsvSource({
        "package=gems-9000, channel=stripe, key=k",
        "package=gems-100, channel=telegram, key=k",
        "package=gems-100, channel=host, key=k",
        "package=gems-100, channel=paypal, key=k",
        "package=gems-100, channel=stripe, key=%0a"
    })
    void whatIsNotSoldIsRefusedInWords(String offer, String channel, String key) {
        Reply page = nelly.post("/shop/orders", offer, channel, key);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("That is not sold here", "Nothing was charged");
    }

    @Test
    void aPageOfTheProviderThatDoesNotComeIsToldWithoutAnyOrderBeingLost() {
        world.shop.answerNext(new Checkout.Answer.Unavailable("away", Duration.ofSeconds(30)));
        String key = keyOn(nelly.get("/shop"));

        Reply away = nelly.post("/shop/orders", GEMS, CARD, key);

        assertThat(away.status()).isEqualTo(503);
        assertThat(away.header("Retry-After")).isEqualTo("30");
        assertThat(nelly.post("/shop/orders", GEMS, CARD, key).body()).contains("https://checkout.example/");
    }

    private static String between(String text, String before, String after) {
        int start = text.indexOf(before);
        assertThat(start).as(before).isNotNegative();
        return text.substring(start + before.length(), text.indexOf(after, start + before.length()));
    }

    @Test
    void whoOrderedNothingIsToldSo() {
        assertThat(nelly.get("/account/gems").body())
                .contains("You have not ordered anything yet.")
                .doesNotContain("Continue", "Older orders");
    }

    @Test
    void anOrderThatWasLeftIsContinuedUntilItsTimeIsOver() {
        nelly.post("/shop/orders", GEMS, CARD, "key=k");
        String page = nelly.get("/account/gems").body();
        String way = between(page, "action=\"/shop/orders/", "\"");

        assertThat(page).contains("Not paid yet", "0.99 USD", "Continue");
        assertThat(nelly.post("/shop/orders/" + way).body())
                .contains("href=\"https://checkout.example/1/99\"", "Pay by card");
        world.time.advance(Duration.ofDays(1));
        assertThat(nelly.get("/account/gems").body())
                .contains("Not paid in time")
                .doesNotContain("Continue");
        assertThat(nelly.post("/shop/orders/" + way).body()).contains("There is nothing to pay any more");
    }

    @Test
    void anOrderThatIsPaidIsNotPaidAgainByMistake() {
        nelly.post("/shop/orders", GEMS, CARD, "key=k");
        String way = between(nelly.get("/account/gems").body(), "action=\"/shop/orders/", "\"");

        pay("pi_1", way);

        assertThat(nelly.get("/account/gems").body()).contains("<td>Paid</td>").doesNotContain("Continue");
        assertThat(nelly.post("/shop/orders/" + way).body()).contains("There is nothing to pay any more");
    }

    @Test
    void nobodyContinuesTheOrdersOfOthers() {
        nelly.post("/shop/orders", GEMS, CARD, "key=k");
        String way = between(nelly.get("/account/gems").body(), "action=\"/shop/orders/", "\"");
        TestBrowser otto = world.member("80351110224678913", "Otto");

        Reply other = otto.post("/shop/orders/" + way);

        assertThat(other.status()).isEqualTo(404);
        assertThat(other.body()).contains("There is no such order").doesNotContain("checkout.example");
        assertThat(otto.get("/account/gems?orders=" + way).body()).contains("You have not ordered anything yet.");
        assertThat(world.browser().post("/shop/orders/" + way).header("Location"))
                .isEqualTo("/signin");
    }

    @Test
    void ordersAreTurnedPageByPage() {
        for (int i = 0; i < 12; i++) {
            nelly.post("/shop/orders", GEMS, CARD, "key=k" + i);
            world.time.advance(Duration.ofMinutes(1));
        }

        String newest = nelly.get("/account/gems").body();
        String older = nelly.get("/account/gems?orders=" + between(newest, "/account/gems?orders=", "#orders\""))
                .body();

        assertThat(newest.split("Continue", -1)).hasSize(11);
        assertThat(older.split("Continue", -1)).hasSize(3);
        assertThat(older).contains("Newest orders").doesNotContain("Older orders");
    }

    @Test
    void ordersOfAnotherSiteAreRefused() {
        Reply reply = nelly.call(
                "POST",
                "/shop/orders",
                String.join("&", GEMS, CARD, "key=k"),
                "Sec-Fetch-Site: cross-site",
                "Content-Type: application/x-www-form-urlencoded");

        assertThat(reply.status()).isEqualTo(403);
    }

    @Test
    void purchasesAreShownWithWhatSupportAsksFor() {
        PlaceOutcome.Placed placed =
                (PlaceOutcome.Placed) world.shop.payments().place(user, "gems-100", Channel.STRIPE);
        pay("pi_1", placed.order().id());

        assertThat(nelly.get("/account/gems").body()).contains("Purchases", "pi_1", "0.99 USD", "Received");
        assertThat(nelly.get("/paysupport").body()).contains("pi_1", user.value());
        world.shop.payments().refunded(new ChargeId("stripe", "pi_1"), 99);
        assertThat(nelly.get("/account/gems").body()).contains("Refunded").doesNotContain(" owed</span>");
        assertThat(world.member("80351110224678913", "Otto").get("/paysupport").body())
                .contains("No payment of yours has arrived yet")
                .doesNotContain("pi_1");
    }

    @Test
    @Tag("G-04")
    void theHistorySaysWhatBecameADebt() {
        PlaceOutcome.Placed placed =
                (PlaceOutcome.Placed) world.shop.payments().place(user, "gems-100", Channel.STRIPE);
        pay("pi_1", placed.order().id());
        Why why = new Why("system", "a test", world.time.instant());
        world.gems.spend(new Request(new TransferKey("test", "spend"), why), new Spend(user, new Gems(70)));

        world.shop.payments().refunded(new ChargeId("stripe", "pi_1"), 99);

        assertThat(nelly.get("/account/gems").body())
                .contains(
                        "<td>\u221230<br><span class=\"fine\">+70 owed</span></td><td>0</td>",
                        "<dt>Owed</dt><dd>70</dd>");
    }

    @Test
    @Tag("G-04")
    void aRefundThatFailedIsSaid() {
        PlaceOutcome.Placed placed =
                (PlaceOutcome.Placed) world.shop.payments().place(user, "gems-100", Channel.STRIPE);
        ChargeId charge = new ChargeId("stripe", "pi_1");
        pay("pi_1", placed.order().id());
        world.shop.payments().refunded(charge, 99);

        world.shop.payments().refundFailed(charge, "re_1", 99);

        assertThat(nelly.get("/account/gems").body()).contains("<td>Received; a refund failed</td>");
    }

    @ParameterizedTest
    @CsvSource({"/terms, What you buy", "/paysupport, Help with payments", "/shop/thanks, Thank you"})
    void helpNeedsNoSignIn(String path, String title) {
        Reply page = world.browser().get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("<h1", title).doesNotContain("<script");
    }
}
