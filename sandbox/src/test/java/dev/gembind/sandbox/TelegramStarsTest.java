package dev.gembind.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gembind.sandbox.telegram.ChatMessage;
import dev.gembind.sandbox.telegram.Person;
import dev.gembind.sandbox.telegram.StarPayment;
import dev.gembind.sandbox.telegram.Stars;
import dev.gembind.sandbox.telegram.TelegramPlatform;
import dev.gembind.sandbox.web.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("G-01")
class TelegramStarsTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration NOW = Duration.ZERO;

    private final SandboxConfig config = SandboxConfig.seeded(7, URI.create("http://localhost:8080"));
    private Sandbox sandbox;
    private BotClient bot;
    private TelegramPlatform telegram;
    private Stars stars;
    private Person person;
    private int offset;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(config);
        bot = new BotClient(config, sandbox);
        telegram = sandbox.telegram();
        stars = telegram.stars();
        person = telegram.people().get(0);
        telegram.send(person.id(), "/start");
        next();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private JsonNode next() throws IOException {
        JsonNode updates = bot.updates(offset);
        offset = updates.path(0).path("update_id").asInt() + 1;
        return updates.path(0);
    }

    private ObjectNode invoice() {
        ObjectNode invoice = Json.object()
                .put("chat_id", person.id())
                .put("title", "100 gems")
                .put("description", "For your user")
                .put("payload", "g1.order.mac")
                .put("provider_token", "")
                .put("currency", "XTR")
                .put("start_parameter", "buy");
        invoice.putArray("prices").addObject().put("label", "100 gems").put("amount", 50);
        return invoice;
    }

    private ChatMessage sent(ObjectNode invoice) throws IOException {
        long id =
                bot.result("sendInvoice", invoice.toString()).path("message_id").asLong();
        return telegram.awaitMessage(person.id(), m -> m.id() == id, SOON).orElseThrow();
    }

    private String approve(String query) throws IOException {
        bot.result("answerPreCheckoutQuery", "{\"pre_checkout_query_id\":\"" + query + "\",\"ok\":true}");
        return stars.await(query, NOW).charge();
    }

    private Http.Reply refund(String charge) throws IOException {
        return bot.call(
                "refundStarPayment",
                "{\"user_id\":" + person.id() + ",\"telegram_payment_charge_id\":\"" + charge + "\"}");
    }

    @Test
    void anApprovedPaymentMovesStarsAndTellsTheBot() throws IOException {
        String query = telegram.press(person.id(), sent(invoice()), "Pay ⭐50");
        JsonNode asked = next().path("pre_checkout_query");
        assertThat(asked.path("id").asText()).isEqualTo(query);
        assertThat(asked.path("invoice_payload").asText()).isEqualTo("g1.order.mac");
        assertThat(asked.path("total_amount").asLong()).isEqualTo(50);

        String charge = approve(query);

        JsonNode paid = next().path("message");
        assertThat(paid.path("from").path("id").asLong()).isEqualTo(person.id());
        assertThat(paid.path("successful_payment")
                        .path("telegram_payment_charge_id")
                        .asText())
                .isEqualTo(charge);
        assertThat(paid.has("text")).isFalse();
        assertThat(stars.wallet(person.id())).isEqualTo(9_950);
    }

    @Test
    void aRefusalIsShownAndNothingMoves() throws IOException {
        String query = stars.pay(person.id(), sent(invoice()));

        bot.result(
                "answerPreCheckoutQuery",
                "{\"pre_checkout_query_id\":\"" + query + "\",\"ok\":false,\"error_message\":\"Over\"}");

        assertThat(stars.await(query, NOW)).isEqualTo(new StarPayment(StarPayment.State.REFUSED, "Over", null));
        assertThat(stars.wallet(person.id())).isEqualTo(10_000);
    }

    @Test
    void anAnswerAfterTenSecondsIsTooLate() throws IOException {
        String query = stars.pay(person.id(), sent(invoice()));

        sandbox.clock().skip(Duration.ofSeconds(10));

        assertThat(stars.await(query, NOW).state()).isEqualTo(StarPayment.State.TIMED_OUT);
        Http.Reply late =
                bot.call("answerPreCheckoutQuery", "{\"pre_checkout_query_id\":\"" + query + "\",\"ok\":true}");
        assertThat(late.status()).isEqualTo(400);
        assertThat(late.json().path("description").asText()).contains("query is too old");
    }

    @Test
    void anOldInvoiceIsPaidTwiceWithTwoCharges() throws IOException {
        ChatMessage invoice = sent(invoice());
        String first = approve(stars.pay(person.id(), invoice));
        String second = approve(stars.pay(person.id(), invoice));

        assertThat(second).isNotEqualTo(first);
        assertThat(stars.wallet(person.id())).isEqualTo(9_900);
    }

    @Test
    void aForwardedCopyIsPaidOnlyWithoutStartParameter() throws IOException {
        long other = telegram.people().get(1).id();
        ChatMessage closed = sent(invoice());
        ChatMessage open = sent(invoice().put("start_parameter", ""));

        assertThatThrownBy(() -> stars.pay(other, closed)).isInstanceOf(IllegalStateException.class);
        assertThat(approve(stars.pay(other, open))).isNotNull();
    }

    @Test
    void whoHasTooFewStarsIsNotAskedAbout() throws IOException {
        stars.setWallet(person.id(), 49);

        String query = stars.pay(person.id(), sent(invoice()));

        assertThat(stars.await(query, NOW).state()).isEqualTo(StarPayment.State.TOO_POOR);
        assertThat(telegram.pendingUpdates()).isOne(); // the /start that is confirmed by the next poll
    }

    @Test
    void aRefundIsMadeOnceAndHasTheIdOfItsCharge() throws IOException {
        String charge = approve(stars.pay(person.id(), sent(invoice())));

        assertThat(refund(charge).status()).isEqualTo(200);
        assertThat(refund(charge).json().path("description").asText()).contains("CHARGE_ALREADY_REFUNDED");

        assertThat(stars.wallet(person.id())).isEqualTo(10_000);
        JsonNode rows = bot.result("getStarTransactions", "{}").path("transactions");
        assertThat(rows.size()).isEqualTo(2);
        assertThat(rows.at("/0/source/invoice_payload").asText()).isEqualTo("g1.order.mac");
        assertThat(rows.at("/1/receiver/user/id").asLong()).isEqualTo(person.id());
        assertThat(rows.at("/1/id").asText())
                .isEqualTo(charge)
                .isEqualTo(rows.at("/0/id").asText());
        assertThat(bot.result("getStarTransactions", "{\"offset\":1}")
                        .path("transactions")
                        .size())
                .isOne();
    }

    @Test
    void aRefundByThePlatformIsTold() throws IOException {
        String charge = approve(stars.pay(person.id(), sent(invoice())));

        stars.refund(charge);

        JsonNode last = bot.updates(-1).path(0).path("message").path("refunded_payment");
        assertThat(last.path("telegram_payment_charge_id").asText()).isEqualTo(charge);
    }

    @Test
    void questionsAreKeptForAHundredAndFiftySeconds() throws IOException {
        stars.pay(person.id(), sent(invoice()));
        sandbox.clock().skip(Duration.ofSeconds(151));

        assertThat(next().isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "title,123456789012345678901234567890123,title must be",
        "description,'',description must be",
        "payload,'',payload must be",
        "currency,USD,CURRENCY_INVALID",
        "provider_token,x,PAYMENT_PROVIDER_INVALID",
        "prices,'[]',STARS_INVOICE_INVALID"
    })
    void aWrongInvoiceIsRefused(String field, String value, String problem) throws IOException {
        Http.Reply reply = bot.call("sendInvoice", invoice().put(field, value).toString());

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("description").asText()).contains(problem);
    }

    @Test
    void anInvoiceLinkLeadsToAPageOfTheSandbox() throws IOException {
        ObjectNode invoice = invoice();
        invoice.remove("chat_id");
        URI link =
                URI.create(bot.result("createInvoiceLink", invoice.toString()).asText());

        Http.Reply shown = Http.get(link);
        Http.Reply paid = Http.send(Http.to(link)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "person=" + telegram.people().get(1).id()))
                .build());

        assertThat(link.getHost()).isEqualTo("127.0.0.1");
        assertThat(shown.body()).contains("Pay ⭐", "name=\"person\"");
        assertThat(paid.status()).isEqualTo(303);
        assertThat(next().at("/pre_checkout_query/total_amount").asLong()).isEqualTo(50);
    }

    @Test
    void anInvoiceLinkIsPaidByAnybody() throws IOException {
        ObjectNode invoice = invoice();
        invoice.remove("chat_id");
        String link = bot.result("createInvoiceLink", invoice.toString()).asText();

        assertThat(approve(stars.payLink(telegram.people().get(1).id(), link))).isNotNull();
    }
}
