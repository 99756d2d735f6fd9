package dev.gembind.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gembind.sandbox.web.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("G-01")
class TelegramWebhookTest {
    private final SandboxConfig config = SandboxConfig.seeded(7, URI.create("http://localhost:8080"));
    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private Sandbox sandbox;
    private BotClient bot;
    private HttpServer receiver;
    private long person;

    private record Delivery(String secret, JsonNode update) {}

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(config);
        bot = new BotClient(config, sandbox);
        person = sandbox.telegram().people().get(0).id();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", this::receive);
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        sandbox.close();
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String secret = exchange.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token");
        Integer status = answers.poll();
        if (status != null) {
            exchange.getResponseHeaders().add("Retry-After", "0");
        }
        exchange.sendResponseHeaders(status == null ? 200 : status, -1);
        exchange.close();
        deliveries.add(new Delivery(String.valueOf(secret), Json.read(body).orElseThrow()));
    }

    @Test
    void updatesArePushedInOrderWithTheSecret() throws Exception {
        setHook();
        sandbox.telegram().send(person, "one");
        sandbox.telegram().send(person, "two");

        Delivery first = next();
        Delivery second = next();

        assertThat(first.secret()).isEqualTo("s3cret");
        assertThat(first.update().at("/message/text").asText()).isEqualTo("one");
        assertThat(second.update().at("/message/text").asText()).isEqualTo("two");
        awaitNothingPending();
    }

    @Test
    void refusedUpdateIsTriedAgainAndReported() throws Exception {
        answers.add(503);
        setHook();
        sandbox.telegram().send(person, "one");

        int first = next().update().path("update_id").asInt();
        int second = next().update().path("update_id").asInt();

        assertThat(second).isEqualTo(first);
        assertThat(bot.result("getWebhookInfo", "{}").path("last_error_message").asText())
                .isEqualTo("Wrong response from the webhook: 503");
        awaitNothingPending();
    }

    @Test
    void anotherWebhookThatIsSetWhileTheOldOneFailsStays() throws Exception {
        receiver.createContext("/old", exchange -> {
            setHook();
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        setHook("/old");

        sandbox.telegram().send(person, "one");

        assertThat(next().update().at("/message/text").asText()).isEqualTo("one");
        awaitNothingPending();
        assertThat(bot.result("getWebhookInfo", "{}").path("url").asText()).endsWith("/hook");
    }

    @Test
    void aNewSecretThatIsSetWhileTheAddressFailsStays() throws Exception {
        receiver.createContext("/again", exchange -> {
            if ("s3cret".equals(exchange.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token"))) {
                setHook("/again", "an0ther");
                answers.add(503);
            }
            receive(exchange);
        });
        setHook("/again");

        sandbox.telegram().send(person, "one");

        assertThat(next().secret()).isEqualTo("s3cret");
        assertThat(next().secret()).isEqualTo("an0ther");
        awaitNothingPending();
    }

    @Test
    void webhookAndPollsExcludeEachOther() throws Exception {
        CompletableFuture<Http.Reply> poll = bot.poll(30);
        while (sandbox.telegram().waitingPolls() == 0 && !poll.isDone()) {
            LockSupport.parkNanos(1_000_000);
        }
        setHook();
        Http.Reply later = bot.call("getUpdates", "{}");
        bot.result("deleteWebhook", "{}");

        assertThat(poll.get(10, TimeUnit.SECONDS).json().path("description").asText())
                .isEqualTo("Conflict: terminated by setWebhook request");
        assertThat(later.status()).isEqualTo(409);
        assertThat(later.json().path("description").asText())
                .contains("can't use getUpdates method while webhook is active");
        assertThat(bot.updates(0)).isEmpty();
    }

    @Test
    void pendingUpdatesAreDroppedWhenAsked() throws IOException {
        sandbox.telegram().send(person, "old");
        bot.result("deleteWebhook", "{\"drop_pending_updates\":true}");

        assertThat(sandbox.telegram().pendingUpdates()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com/hook,ok,An HTTPS URL must be provided for webhook",
        "https://example.com:9999/hook,ok,'Webhook can be set up only on ports 80, 88, 443 or 8443'",
        "ftp://localhost/hook,ok,invalid webhook URL specified",
        "not a url,ok,invalid webhook URL specified",
        "https://localhost/hook,spaces are bad,secret token contains unallowed characters"
    })
    void faultyWebhookIsRefused(String url, String secret, String reason) throws IOException {
        Http.Reply reply = bot.call(
                "setWebhook",
                Json.object().put("url", url).put("secret_token", secret).toString());

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("description").asText()).endsWith(reason);
        assertThat(bot.result("getWebhookInfo", "{}").path("url").asText()).isEmpty();
    }

    private void setHook() throws IOException {
        setHook("/hook");
    }

    private void setHook(String path) throws IOException {
        setHook(path, "s3cret");
    }

    private void setHook(String path, String secret) throws IOException {
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + path;
        bot.result(
                "setWebhook",
                Json.object().put("url", url).put("secret_token", secret).toString());
    }

    private Delivery next() throws InterruptedException {
        Delivery delivery = deliveries.poll(10, TimeUnit.SECONDS);
        assertThat(delivery).isNotNull();
        return delivery;
    }

    private void awaitNothingPending() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (sandbox.telegram().pendingUpdates() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(sandbox.telegram().pendingUpdates()).isZero();
    }
}
