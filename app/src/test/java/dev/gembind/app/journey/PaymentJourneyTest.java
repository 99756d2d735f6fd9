package dev.gembind.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gembind.app.config.ConfigSources;
import dev.gembind.app.operator.OperatorClient;
import dev.gembind.app.operator.OperatorFile;
import dev.gembind.app.play.Play;
import dev.gembind.sandbox.faults.Fault;
import dev.gembind.sandbox.faults.FaultKind;
import dev.gembind.sandbox.stripe.StripePlatform;
import dev.gembind.testkit.junit.UncaughtExceptionGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Buying, giving back and disputing through the whole product, as a host site sees it. */
@Timeout(120)
@Tag("A-35")
@ExtendWith(UncaughtExceptionGuard.class)
class PaymentJourneyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE = Duration.ofMillis(20).toNanos();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    private Path folder;

    private Play play;
    private String key;

    @BeforeEach
    void start() throws Exception {
        Map<String, String> environment = Map.of("PORT", "0", "GEMBIND_MANAGEMENT_PORT", "0");
        ConfigSources sources = new ConfigSources(Map.of(), environment, Path.of("none.env"), false);
        play = Play.start(
                new Play.Setup(sources, folder.resolve("play"), 1, InstantSource.system(), new SecureRandom()));
        OperatorFile file = OperatorFile.find(folder.resolve("play")).orElseThrow();
        key = json.readTree(new OperatorClient(file).ask("apikey-create", "{\"name\":\"host\"}"))
                .path("key")
                .asText();
        call("PUT", "/users/alice", "");
    }

    @AfterEach
    void stop() throws Exception {
        play.close();
    }

    @Test
    @Tag("A-01")
    @Tag("A-04")
    void anOrderIsPaidOnItsPageAndTheGemsComeOnce() {
        JsonNode order = order("stripe");
        assertThat(order.path("url").asText()).startsWith(stripe().base() + "/c/pay/");

        stripe().pay(stripe().sessions().get(0).id());
        awaitGems(100);
        stripe().resendEvents();
        stripe().resendEvents();

        assertThat(get("/orders/" + order.path("order").asText()).path("state").asText())
                .isEqualTo("paid");
        assertThat(charge("stripe", intent()).path("amount").asLong())
                .isEqualTo(order.path("amount").asLong());
        assertThat(gems()).isEqualTo(100);
    }

    @Test
    @Tag("G-04")
    void aRefundReachesStripeAlsoWhenItWasAway() {
        order("stripe");
        stripe().pay(stripe().sessions().get(0).id());
        awaitGems(100);
        stripe().faults().turnOn(Fault.of(FaultKind.LOST_ANSWER).on("refund").times(1));

        JsonNode refund = post("/charges/stripe/" + intent() + "/refund", "r1", "{\"reason\":\"asked for it\"}");

        assertThat(refund.path("state").asText()).isEqualTo("pending");
        await(() -> charge("stripe", intent()).at("/refund/state").asText().equals("done"));
        assertThat(charge("stripe", intent()).path("state").asText()).isEqualTo("reversed");
        assertThat(stripe().charges().get(0).refunded()).isEqualTo(99);
        assertThat(get("/users/alice/gems").path("held").asLong()).isZero();
        assertThat(gems()).isZero();
    }

    @Test
    @Tag("G-04")
    void aRefundThatFailsLaterGivesTheGemsBackAndCanBeAskedForAgain() {
        order("stripe");
        stripe().pay(stripe().sessions().get(0).id());
        awaitGems(100);
        post("/charges/stripe/" + intent() + "/refund", "r1", "{\"reason\":\"asked for it\"}");
        await(() -> charge("stripe", intent()).at("/refund/state").asText().equals("done"));

        stripe().failRefund(stripe().refunds().get(0).id());
        stripe().resendEvents();

        awaitGems(100);
        JsonNode charge = charge("stripe", intent());
        assertThat(charge.path("state").asText()).isEqualTo("credited");
        assertThat(charge.path("refunds_failed").asLong()).isEqualTo(99);
        assertThat(charge.has("refund")).isFalse();
        post("/charges/stripe/" + intent() + "/refund", "r2", "{\"reason\":\"once more\"}");
        awaitGems(0);
        await(() -> charge("stripe", intent()).at("/refund/state").asText().equals("done"));
        assertThat(stripe().refunds()).hasSize(2);
    }

    @Test
    @Tag("G-04")
    @Tag("A-T5")
    void aDisputeTakesTheGemsAndAWinGivesThemBackInWhateverOrderItIsTold() {
        order("stripe");
        stripe().pay(stripe().sessions().get(0).id());
        awaitGems(100);

        stripe().dispute(intent());
        awaitGems(0);
        stripe().loseEvents(true);
        stripe().decide(intent(), true);
        stripe().loseEvents(false);
        stripe().resendEvents();

        awaitGems(100);
        assertThat(charge("stripe", intent()).path("owed").asLong()).isZero();
    }

    @Test
    void aPageThatStripeDoesNotMakeComesWithTheSameKeyLater() {
        stripe().faults().turnOn(Fault.of(FaultKind.SERVER_ERROR).on("checkout").times(1));

        JsonNode away = post("/orders", "k1", wish("stripe"));
        JsonNode again = post("/orders", "k1", wish("stripe"));

        assertThat(away.path("code").asText()).isEqualTo("provider-unavailable");
        assertThat(again.path("url").asText()).startsWith(stripe().base().toString());
        assertThat(stripe().sessions()).hasSize(1);
    }

    @Test
    void aHostSiteReportsWhatItTook() throws IOException {
        String order = order("host").path("order").asText();
        var data = json.createObjectNode()
                .put("charge", "ch_1")
                .put("order", order)
                .put("amount", 99)
                .put("currency", "USD");

        assertThat(play.sandbox().host().report("evt_1", "payment.succeeded", data))
                .isEqualTo(200);
        assertThat(gems()).isEqualTo(100);
        play.sandbox().clock().skip(Duration.ofSeconds(10));
        assertThat(play.sandbox().host().report("evt_1", "payment.succeeded", data))
                .as("the same event again")
                .isEqualTo(200);
        assertThat(gems()).isEqualTo(100);
        assertThat(play.sandbox().host().report("evt_2", "payment.refunded", data))
                .isEqualTo(200);
        assertThat(gems()).isZero();
    }

    @Test
    void starsArePaidByTheLinkOfTheOrder() {
        long person = play.sandbox().telegram().people().get(0).id();
        call("PUT", "/users/alice/bindings/telegram", "{\"id\":\"" + person + "\"}");

        JsonNode order = order("telegram");
        play.sandbox().telegram().stars().payLink(person, order.path("url").asText());

        awaitGems(100);
        assertThat(order.path("currency").asText()).isEqualTo("XTR");
        assertThat(post("/orders", "telegram", wish("telegram")).path("url")).isEqualTo(order.path("url"));
    }

    @Test
    @Tag("G-03")
    void anOperatorAsksTheRunningServer() throws Exception {
        order("stripe");
        stripe().pay(stripe().sessions().get(0).id());
        awaitGems(100);
        OperatorClient operator =
                new OperatorClient(OperatorFile.find(folder.resolve("play")).orElseThrow());

        JsonNode charges = json.readTree(operator.ask("payments-list", "{}"));
        JsonNode compared = json.readTree(operator.ask("payments-reconcile", "{}"));

        assertThat(charges.path("items").findValuesAsText("charge")).containsExactly("stripe:" + intent());
        assertThat(compared.path("rows").asLong()).isZero();
        assertThat(compared.has("incomplete")).isFalse();
        assertThat(json.readTree(operator.ask("outbox-list", "{}")).has("items"))
                .isTrue();
    }

    private StripePlatform stripe() {
        return play.sandbox().stripe();
    }

    private String intent() {
        return stripe().charges().get(0).intent();
    }

    private static String wish(String channel) {
        return "{\"user\":\"alice\",\"package\":\"gems-100\",\"channel\":\"" + channel + "\"}";
    }

    private JsonNode order(String channel) {
        return post("/orders", channel, wish(channel));
    }

    private JsonNode charge(String provider, String id) {
        return get("/charges/" + provider + "/" + id);
    }

    private long gems() {
        return get("/users/alice/gems").path("gems").asLong();
    }

    private void awaitGems(long wanted) {
        await(() -> gems() == wanted);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(end);
            LockSupport.parkNanos(PAUSE);
        }
    }

    private JsonNode get(String path) {
        return send(request(path).GET());
    }

    private JsonNode post(String path, String idempotencyKey, String body) {
        return send(request(path)
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private void call(String method, String path, String body) {
        send(request(path).method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(play.product().baseUrl() + "/api/v1" + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json");
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            return json.readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
