package dev.gembind.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.telegram.ChatMessage;
import dev.gembind.sandbox.telegram.Person;
import dev.gembind.sandbox.telegram.Stars;
import dev.gembind.sandbox.web.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Presses each button of the page of Stars, and looks at what the bot hears. */
@Tag("G-01")
class StarsPageTest {
    private static final int PERIOD = 2_592_000;

    private final SandboxConfig config = SandboxConfig.seeded(7, URI.create("http://localhost:8080"));
    private Sandbox sandbox;
    private BotClient bot;
    private Stars stars;
    private Person person;
    private int offset;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(config);
        bot = new BotClient(config, sandbox);
        stars = sandbox.telegram().stars();
        person = sandbox.telegram().people().get(0);
        sandbox.telegram().send(person.id(), "/start");
        next();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    /** Returns the next update, or nothing when none waits. */
    private JsonNode next() throws IOException {
        if (sandbox.telegram().pendingUpdates() == 0) {
            return Json.object();
        }
        JsonNode update = bot.updates(offset).path(0);
        offset = update.path("update_id").asInt() + 1;
        bot.result("getUpdates", "{\"offset\":" + offset + ",\"timeout\":0}");
        return update;
    }

    private String page() throws IOException {
        return Http.get(sandbox.controlUri().resolve("/stars")).body();
    }

    private Http.Reply press(String path, String... fields) throws IOException {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(body.isEmpty() ? "" : "&")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return Http.send(Http.to(sandbox.controlUri().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** Has the person pay an invoice, and returns the charge; whatever the bot is told of it still waits. */
    private String paid() throws IOException {
        ObjectNode invoice = Json.object()
                .put("chat_id", person.id())
                .put("title", "100 <gems>")
                .put("description", "For your user")
                .put("payload", "g1.order.mac")
                .put("provider_token", "")
                .put("currency", "XTR");
        invoice.putArray("prices").addObject().put("label", "gems").put("amount", 50);
        long id =
                bot.result("sendInvoice", invoice.toString()).path("message_id").asLong();
        ChatMessage message = sandbox.telegram()
                .awaitMessage(person.id(), shown -> shown.id() == id, Duration.ofSeconds(10))
                .orElseThrow();
        return approve(stars.pay(person.id(), message));
    }

    private String subscribed() throws IOException {
        ObjectNode invoice = Json.object()
                .put("title", "plus")
                .put("description", "Each month")
                .put("payload", "g1.plus.mac")
                .put("provider_token", "")
                .put("currency", "XTR")
                .put("subscription_period", PERIOD);
        invoice.putArray("prices").addObject().put("label", "plus").put("amount", 250);
        String link = bot.result("createInvoiceLink", invoice.toString()).asText();
        return approve(stars.payLink(person.id(), link));
    }

    private String approve(String query) throws IOException {
        assertThat(next().has("pre_checkout_query")).isTrue();
        bot.result("answerPreCheckoutQuery", "{\"pre_checkout_query_id\":\"" + query + "\",\"ok\":true}");
        return String.valueOf(stars.await(query, Duration.ZERO).charge());
    }

    private static String chargeOf(JsonNode update, String kind) {
        return update.path("message")
                .path(kind)
                .path("telegram_payment_charge_id")
                .asText();
    }

    @Test
    void whatNobodyDidYetIsSaid() throws IOException {
        assertThat(page())
                .contains("Nobody has paid anything in Stars yet", "Nobody has a subscription yet", "come at once")
                .contains("aria-current=\"page\">Stars</a>");
    }

    @Test
    void aPaymentIsGivenBackByThePlatformOnce() throws IOException {
        String charge = paid();
        next();
        assertThat(page()).contains("100 &lt;gems&gt;, 50 Stars", "value=\"" + charge + "\"");

        Http.Reply pressed = press("/stars/charges", "charge", charge);
        press("/stars/charges", "charge", charge);

        assertThat(pressed.header("Location")).isEqualTo("/stars");
        assertThat(chargeOf(next(), "refunded_payment")).isEqualTo(charge);
        assertThat(next().has("message")).isFalse();
        assertThat(page()).contains("given back").doesNotContain("Give back<");
        assertThat(press("/stars/charges", "charge", "stxnone").status()).isEqualTo(400);
    }

    @Test
    void aSubscriptionIsRenewedFailsAndIsCanceledAndTurnedOn() throws IOException {
        String first = subscribed();
        next();
        Instant until = stars.subscriptions().paidUntil(first);

        press("/stars/subscriptions", "first", first, "do", "renew");
        JsonNode renewed = next().path("message").path("successful_payment");
        assertThat(renewed.path("is_recurring").asBoolean()).isTrue();
        assertThat(renewed.path("subscription_expiration_date").asLong())
                .isEqualTo(until.plusSeconds(PERIOD).getEpochSecond());

        press("/stars/subscriptions", "first", first, "do", "fail");
        assertThat(next().at("/subscription/state").asText()).isEqualTo("failed");
        press("/stars/subscriptions", "first", first, "do", "cancel");
        assertThat(next().at("/subscription/state").asText()).isEqualTo("canceled");
        assertThat(page()).contains(", canceled", "Turn on again").doesNotContain("Renew now");
        assertThat(press("/stars/subscriptions", "first", first, "do", "fail").status())
                .isEqualTo(409);
        press("/stars/subscriptions", "first", first, "do", "resume");
        assertThat(next().at("/subscription/state").asText()).isEqualTo("active");
        assertThat(press("/stars/subscriptions", "first", first, "do", "dance").status())
                .isEqualTo(400);
    }

    @Test
    void whatTheBotEndedHasNoButtons() throws IOException {
        String first = subscribed();
        bot.result(
                "editUserStarSubscription",
                "{\"user_id\":" + person.id() + ",\"telegram_payment_charge_id\":\"" + first
                        + "\",\"is_canceled\":true}");

        assertThat(page()).contains("ended by the bot", "nothing to do").doesNotContain("Renew now", "Turn on again");
    }

    @Test
    void updatesGetLost() throws IOException {
        press("/stars/updates", "do", "never");

        paid();

        assertThat(next().has("message")).isFalse();
        assertThat(page()).contains("They get lost", "value=\"never\" aria-pressed=\"true\"");
        press("/stars/updates", "do", "at-once");
        String charge = paid();
        assertThat(chargeOf(next(), "successful_payment")).isEqualTo(charge);
    }

    @Test
    void updatesComeTwice() throws IOException {
        press("/stars/updates", "do", "twice");

        String charge = paid();

        JsonNode one = next();
        JsonNode other = next();
        assertThat(chargeOf(one, "successful_payment")).isEqualTo(charge);
        assertThat(chargeOf(other, "successful_payment")).isEqualTo(charge);
        assertThat(one.path("update_id")).isNotEqualTo(other.path("update_id"));
    }

    @Test
    void updatesAreKeptBackAndLetGo() throws IOException {
        press("/stars/updates", "do", "late");

        String charge = paid();

        assertThat(next().has("message")).isFalse();
        assertThat(page()).contains("They are kept back. 1 is kept back.");
        press("/stars/updates", "do", "release");
        assertThat(chargeOf(next(), "successful_payment")).isEqualTo(charge);
        assertThat(page()).contains("None is kept back.");
        assertThat(press("/stars/updates", "do", "sideways").status()).isEqualTo(400);
    }
}
