package dev.gembind.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.app.config.AppConfig;
import dev.gembind.app.stores.Data;
import dev.gembind.core.Ids;
import dev.gembind.core.Secret;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.User;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.ledger.LedgerPolicy;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Order;
import dev.gembind.core.payments.OrderPayload;
import dev.gembind.core.payments.PaymentContext;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.payments.PlaceOutcome;
import dev.gembind.core.webhooks.StandardWebhookSigner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of a payment event: real HTTP, real signatures, real files. */
@Tag("A-05")
@Tag("A-07")
@Tag("A-35")
@Tag("A-T5")
class PaymentWebhooksTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final UserId ALICE = new UserId("alice");

    @TempDir
    private Path folder;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private Data data;
    private Gembind server;
    private Order order;

    @BeforeEach
    void open() {
        AppConfig config = Configs.in(folder, Map.of("PAYMENT_WEBHOOK_SECRETS", SECRET));
        server = Gembind.start(config, World.real(), (what, where) -> {
            data = Data.open(what, where.clock(), where.random());
            return data;
        });
        order = order(config);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void anEventCreditsOnceHoweverOftenItComes() throws Exception {
        assertThat(send("evt-1", Instant.now(), event("payment.succeeded")).statusCode())
                .isEqualTo(200);
        assertThat(gems()).isEqualTo(100);

        assertThat(send("evt-1", Instant.now(), event("payment.succeeded")).statusCode())
                .isEqualTo(200);
        assertThat(gems()).isEqualTo(100);
        assertThat(metric("applied")).isEqualTo("1.0");
        assertThat(metric("duplicate")).isEqualTo("1.0");
    }

    @Test
    void severalAtOnceCreditOnce() {
        List<CompletableFuture<HttpResponse<String>>> sent = List.of(1, 2, 3, 4).stream()
                .map(copy -> http.sendAsync(
                        request("evt-1", Instant.now(), event("payment.succeeded")), BodyHandlers.ofString()))
                .toList();

        assertThat(sent)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        assertThat(gems()).isEqualTo(100);
    }

    @Test
    void forgedAndStaleEventsAreRefusedAlikeAndCountedApart() throws Exception {
        byte[] body = event("payment.succeeded").getBytes(StandardCharsets.UTF_8);
        Map<String, String> good = signer().sign("evt-1", Instant.now(), body);
        HttpRequest.Builder altered = HttpRequest.newBuilder(address())
                .POST(BodyPublishers.ofString(event("payment.succeeded").replace(": 99", ": 100")));
        good.forEach(altered::header);

        HttpResponse<String> forged = http.send(altered.build(), BodyHandlers.ofString());
        HttpResponse<String> stale = send("evt-2", Instant.now().minusSeconds(400), event("payment.succeeded"));

        assertThat(forged.statusCode()).isEqualTo(401);
        assertThat(stale.statusCode()).isEqualTo(401);
        assertThat(forged.body()).contains("unauthorized").doesNotContain("WRONG", "old");
        assertThat(metric("unsigned")).isEqualTo("1.0");
        assertThat(metric("stale")).isEqualTo("1.0");
        assertThat(gems()).isZero();
    }

    @Test
    void anotherEventUnderAKnownIdIsRefused() throws Exception {
        send("evt-1", Instant.now(), event("payment.succeeded"));

        HttpResponse<String> replay = send("evt-1", Instant.now(), event("payment.refunded"));

        assertThat(replay.statusCode()).isEqualTo(422);
        assertThat(metric("altered")).isEqualTo("1.0");
        assertThat(gems()).isEqualTo(100);
    }

    @Test
    @Tag("G-04")
    void aRefundThatComesBeforeItsPaymentLeavesNothing() throws Exception {
        send("evt-2", Instant.now(), event("payment.refunded"));
        send("evt-1", Instant.now(), event("payment.succeeded"));

        assertThat(gems()).isZero();
    }

    @Test
    void aPaymentThatFitsNoOrderIsTakenAndSetAside() throws Exception {
        assertThat(send("evt-1", Instant.now(), event("payment.succeeded").replace(": 99", ": 98"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(metric("set_aside")).isEqualTo("1.0");
        assertThat(gems()).isZero();
    }

    @Test
    void tenMegabytesAreRefused() {
        HttpRequest request = HttpRequest.newBuilder(address())
                .POST(BodyPublishers.ofByteArray(new byte[10 << 20]))
                .build();
        try {
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
        } catch (IOException e) {
            // the server hung up before the sender had sent it all, and did not wait to be read
            assertThat(metric("unsigned")).isEqualTo("0.0");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void providersThatAreNotConfiguredHaveNoDoor() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.baseUrl().resolve("/webhooks/stripe"))
                .POST(BodyPublishers.ofString("{}"))
                .build();

        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    }

    private Order order(AppConfig config) {
        data.stores()
                .transactor()
                .write("alice", tx -> data.stores().users().insertIfAbsent(tx, new User(ALICE, Instant.EPOCH)));
        SecretKeys keys = new SecretKeys(Secret.of("a root secret of more than 32 bytes, for tests"), List.of());
        PaymentService payments = new PaymentService(
                data.payments(),
                new PaymentContext(
                        ledger(), new OrderPayload(keys), config.payments().catalogue()));
        if (payments.place(ALICE, "gems-100", Channel.HOST) instanceof PlaceOutcome.Placed placed) {
            return placed.order();
        }
        throw new AssertionError("not placed");
    }

    private static LedgerContext ledger() {
        World world = World.real();
        return new LedgerContext(new Ids(world.clock(), world.random()), world.clock(), LedgerPolicy.USUAL);
    }

    private long gems() {
        return new GemService(data.payments().transactor(), data.payments().ledger(), ledger())
                .view(ALICE)
                .balance()
                .gems()
                .units();
    }

    private String event(String type) {
        return "{\"type\": \"" + type + "\", \"timestamp\": \"2026-11-25T12:00:00Z\", \"data\": {\"charge\": \"ch_1\","
                + " \"order\": \"" + order.id() + "\", \"user\": \"alice\", \"package\": \"gems-100\","
                + " \"amount\": 99, \"currency\": \"USD\"}}";
    }

    private HttpResponse<String> send(String id, Instant at, String body) throws Exception {
        return http.send(request(id, at, body), BodyHandlers.ofString());
    }

    private HttpRequest request(String id, Instant at, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address()).POST(BodyPublishers.ofString(body));
        signer().sign(id, at, body.getBytes(StandardCharsets.UTF_8)).forEach(request::header);
        return request.build();
    }

    private static StandardWebhookSigner signer() {
        return new StandardWebhookSigner(List.of(Secret.of(SECRET)));
    }

    private URI address() {
        return server.baseUrl().resolve("/webhooks/payments");
    }

    private String metric(String result) {
        try {
            HttpRequest request = HttpRequest.newBuilder(server.managementUrl().resolve("/metrics"))
                    .build();
            String prefix = "gembind_webhooks_total{result=\"" + result + "\",source=\"payments\"} ";
            return http.send(request, BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(prefix))
                    .map(line -> line.substring(prefix.length()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no line " + prefix));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
