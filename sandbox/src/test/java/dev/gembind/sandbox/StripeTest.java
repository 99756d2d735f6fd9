package dev.gembind.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.gembind.sandbox.faults.Fault;
import dev.gembind.sandbox.faults.FaultKind;
import dev.gembind.sandbox.stripe.StripeCharge;
import dev.gembind.sandbox.stripe.StripeSession;
import dev.gembind.sandbox.web.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("G-01")
class StripeTest {
    private record Got(String signature, String body) {
        JsonNode json() {
            return Json.read(body).orElseThrow();
        }
    }

    private final BlockingQueue<Got> events = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private HttpServer product;
    private SandboxConfig config;
    private Sandbox sandbox;

    @BeforeEach
    void open() throws IOException {
        product = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        product.createContext("/webhooks/stripe", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean refuse = refusals.getAndDecrement() > 0;
            if (!refuse) {
                events.add(new Got(exchange.getRequestHeaders().getFirst("Stripe-Signature"), body));
            }
            exchange.sendResponseHeaders(refuse ? 503 : 200, -1);
            exchange.close();
        });
        product.start();
        config = SandboxConfig.seeded(
                3, URI.create("http://127.0.0.1:" + product.getAddress().getPort()));
        sandbox = Sandbox.start(config);
    }

    @AfterEach
    void close() {
        sandbox.close();
        product.stop(0);
    }

    private Map<String, String> page() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("mode", "payment");
        form.put("client_reference_id", "order1");
        form.put("metadata[order]", "order1");
        form.put("line_items[0][price_data][currency]", "usd");
        form.put("line_items[0][price_data][unit_amount]", "99");
        form.put("line_items[0][price_data][product_data][name]", "<b>gems</b>");
        form.put("success_url", "http://localhost:8080/shop/thanks");
        form.put("cancel_url", "http://localhost:8080/shop");
        form.put(
                "expires_at",
                Long.toString(Instant.now().plus(Duration.ofHours(23)).getEpochSecond()));
        return form;
    }

    private Http.Reply call(String path, Map<String, String> form, String key) throws IOException {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return Http.send(Http.to(URI.create(sandbox.stripeBase() + path))
                .header("Authorization", "Bearer " + config.stripe().key())
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private StripeSession opened() throws IOException {
        call("/v1/checkout/sessions", page(), "k1");
        return sandbox.stripe().sessions().get(0);
    }

    private StripeCharge paid() throws Exception {
        sandbox.stripe().pay(opened().id());
        next();
        return sandbox.stripe().charges().get(0);
    }

    private Got next() throws InterruptedException {
        Got event = events.poll(10, TimeUnit.SECONDS);
        assertThat(event).as("an event").isNotNull();
        return event;
    }

    @Test
    void aPageIsMadeAndPaidAndItsEventIsSigned() throws Exception {
        Http.Reply made = call("/v1/checkout/sessions", page(), "k1");
        URI url = URI.create(made.json().path("url").asText());

        Http.Reply shown = Http.get(url);
        Http.Reply gone = Http.send(Http.to(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("do=pay"))
                .build());

        assertThat(shown.body()).contains("&lt;b&gt;gems&lt;/b&gt;", "0.99 USD").doesNotContain("<b>gems");
        assertThat(gone.status()).isEqualTo(303);
        assertThat(gone.header("Location")).isEqualTo("http://localhost:8080/shop/thanks");
        Got event = next();
        assertThat(event.json().path("type").asText()).isEqualTo("checkout.session.completed");
        JsonNode session = event.json().at("/data/object");
        assertThat(session.path("payment_status").asText()).isEqualTo("paid");
        assertThat(session.path("client_reference_id").asText()).isEqualTo("order1");
        assertThat(session.at("/metadata/order").asText()).isEqualTo("order1");
        assertThat(session.path("payment_intent").asText()).startsWith("pi_");
        assertThat(event.signature()).isEqualTo(signature(event));
    }

    private String signature(Got event) throws GeneralSecurityException {
        String time = event.signature().substring(2, event.signature().indexOf(','));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(config.stripe().webhookSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] bytes = mac.doFinal((time + "." + event.body()).getBytes(StandardCharsets.UTF_8));
        return "t=" + time + ",v1=" + HexFormat.of().formatHex(bytes);
    }

    @Test
    void theSameKeyGivesTheSamePageAndAnotherRequestWithItIsRefused() throws IOException {
        Http.Reply first = call("/v1/checkout/sessions", page(), "k1");
        Map<String, String> other = page();
        other.putAll(Map.of("line_items[0][price_data][unit_amount]", "98", "expires_at", "1"));

        assertThat(call("/v1/checkout/sessions", other, "k1")
                        .json()
                        .at("/error/type")
                        .asText())
                .isEqualTo("idempotency_error");
        assertThat(sandbox.stripe().sessions()).hasSize(1);
        assertThat(first.json().path("amount_total").asLong()).isEqualTo(99);
    }

    @Test
    void whatStripeWouldRefuseIsRefused() throws IOException {
        Map<String, String> cheap = page();
        cheap.put("line_items[0][price_data][unit_amount]", "49");
        Map<String, String> late = page();
        late.put(
                "expires_at",
                Long.toString(Instant.now().plus(Duration.ofHours(25)).getEpochSecond()));

        assertThat(call("/v1/checkout/sessions", cheap, "a").status()).isEqualTo(400);
        assertThat(call("/v1/checkout/sessions", late, "b").status()).isEqualTo(400);
        assertThat(Http.send(Http.to(URI.create(sandbox.stripeBase() + "/v1/refunds"))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build())
                        .status())
                .isEqualTo(401);
        assertThat(call("/v1/refunds", Map.of("payment_intent", "pi_none"), "c").status())
                .isEqualTo(404);
    }

    @Test
    void aRefundFailsLaterOnce() throws Exception {
        String intent = paid().intent();
        call("/v1/refunds", Map.of("payment_intent", intent, "metadata[refund]", "ours"), "r1");
        next();
        next();
        String refund = sandbox.stripe().refunds().get(0).id();

        sandbox.stripe().failRefund(refund);

        JsonNode failed = next().json();
        assertThat(failed.path("type").asText()).isEqualTo("charge.refund.updated");
        assertThat(failed.at("/data/object/status").asText()).isEqualTo("failed");
        assertThat(failed.at("/data/object/metadata/refund").asText()).isEqualTo("ours");
        assertThat(failed.at("/data/object/payment_intent").asText()).isEqualTo(intent);
        assertThat(next().json().path("type").asText()).isEqualTo("refund.failed");
        assertThat(sandbox.stripe().charges().get(0).refunded()).isZero();
        assertThatThrownBy(() -> sandbox.stripe().failRefund(refund)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aChargeGoesBackOnce() throws Exception {
        String intent = paid().intent();

        Http.Reply first = call("/v1/refunds", Map.of("payment_intent", intent), "r1");
        Http.Reply other = call("/v1/refunds", Map.of("payment_intent", intent), "r2");

        assertThat(first.json().path("status").asText()).isEqualTo("succeeded");
        assertThat(other.json().at("/error/code").asText()).isEqualTo("charge_already_refunded");
        Got event = next();
        assertThat(event.json().path("type").asText()).isEqualTo("charge.refunded");
        assertThat(event.json().at("/data/object/amount_refunded").asLong()).isEqualTo(99);
    }

    @Test
    void aDisputeIsOpenedAndDecidedOnce() throws Exception {
        StripeCharge charge = paid();

        sandbox.stripe().dispute(charge.intent());
        sandbox.stripe().decide(charge.id(), true);

        assertThat(next().json().at("/data/object/status").asText()).isEqualTo("needs_response");
        assertThat(next().json().at("/data/object/status").asText()).isEqualTo("won");
        assertThatThrownBy(() -> sandbox.stripe().decide(charge.id(), false)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anEventIsSentUntilItIsTakenAndLostOnesComeWhenTheyAreSentAgain() throws Exception {
        refusals.set(2);
        StripeSession session = opened();
        sandbox.stripe().pay(session.id());
        String first = next().json().path("id").asText();

        sandbox.stripe().loseEvents(true);
        sandbox.stripe().refund(sandbox.stripe().charges().get(0).id(), 9);
        sandbox.stripe().resendEvents();

        assertThat(next().json().path("type").asText()).isEqualTo("refund.created");
        assertThat(next().json().path("type").asText()).isEqualTo("charge.refunded");
        assertThat(next().json().path("id").asText()).isEqualTo(first);
    }

    @Test
    void aPageThatIsOverCannotBePaid() throws IOException {
        StripeSession session = opened();
        sandbox.clock().skip(Duration.ofHours(24));

        assertThatThrownBy(() -> sandbox.stripe().pay(session.id())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void stripeBreaksLikeTheOthers() throws IOException {
        sandbox.stripe()
                .faults()
                .turnOn(Fault.of(FaultKind.RATE_LIMIT).on("checkout").times(1));

        Http.Reply limited = call("/v1/checkout/sessions", page(), "k1");

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.header("Retry-After")).isNotEmpty();
        assertThat(call("/v1/checkout/sessions", page(), "k1").status()).isEqualTo(200);
        assertThat(sandbox.stripe().calls()).hasSize(2);
    }

    @Test
    void thePageOfTheShopShowsWhatWasSoldAndPlaysTheCardNetwork() throws Exception {
        StripeCharge charge = paid();
        URI shop = sandbox.controlUri().resolve("/shop");

        Http.Reply acted = Http.send(Http.to(shop.resolve("/shop/charges"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("charge=" + charge.id() + "&do=dispute"))
                .build());

        assertThat(acted.status()).isEqualTo(303);
        assertThat(Http.get(shop).body()).contains(charge.intent(), "order1", "dispute open", "A host site reports");
        assertThat(Http.get(shop.resolve("/api/stripe"))
                        .json()
                        .at("/charges/0/dispute")
                        .asText())
                .isEqualTo("open");
    }
}
