package dev.gembind.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gembind.adapters.telegram.TelegramConfig;
import dev.gembind.adapters.telegram.WebhookInfo;
import dev.gembind.adapters.telegram.WebhookRegistration;
import dev.gembind.app.operator.OperatorClient;
import dev.gembind.app.operator.OperatorFile;
import dev.gembind.core.Secret;
import dev.gembind.sandbox.Sandbox;
import dev.gembind.sandbox.SandboxConfig;
import dev.gembind.sandbox.telegram.ChatMessage;
import dev.gembind.sandbox.telegram.Invoice;
import dev.gembind.sandbox.telegram.Person;
import dev.gembind.sandbox.telegram.StarPayment;
import dev.gembind.sandbox.telegram.TelegramPlatform;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The simulated Telegram, one person of it, and servers for its bot. */
final class BotWorld implements AutoCloseable {
    static final String SECRET = "a-secret-of-16-or-more";
    static final String GEMS = "You got 100 💎.";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SandboxConfig played = SandboxConfig.seeded(7, URI.create("http://localhost:8080"));
    private final Sandbox sandbox = Sandbox.start(played);
    final TelegramPlatform telegram = sandbox.telegram();
    private final Person person = telegram.people().get(0);

    Gembind start(Path folder, String mode) {
        return start(folder, mode, Map.of());
    }

    Gembind start(Path folder, String mode, Map<String, String> more) {
        return Gembind.start(Configs.in(folder, keys(mode, more)), World.real());
    }

    Gembind start(Path folder, String mode, Gembind.Opening opening) {
        return Gembind.start(Configs.in(folder, keys(mode, Map.of())), World.real(), opening);
    }

    private Map<String, String> keys(String mode, Map<String, String> more) {
        Map<String, String> keys = new HashMap<>(Map.of(
                "TELEGRAM_BOT_TOKEN", played.telegram().token(),
                "TELEGRAM_BOT_USERNAME", played.telegram().username(),
                "TELEGRAM_API_BASE", sandbox.telegramBase().toString(),
                "TELEGRAM_WEBHOOK_SECRET", SECRET,
                "TELEGRAM_MODE", mode));
        keys.putAll(more);
        return keys;
    }

    /** Connects the person to a new user by a code, as a host site and its visitor do. */
    void link(Gembind server, Path folder) {
        try {
            String made = new OperatorClient(
                            OperatorFile.find(folder.resolve("data")).orElseThrow())
                    .ask("apikey-create", "{\"name\":\"host\"}");
            String key = new ObjectMapper().readTree(made).path("key").asText();
            api(server, key, "PUT", "/users/alice", "");
            String code = api(server, key, "POST", "/users/alice/link-codes", "{\"platform\":\"telegram\"}");
            say("/link " + new ObjectMapper().readTree(code).path("code").asText());
        } catch (Exception e) {
            throw new AssertionError("no code could be made", e);
        }
        ChatMessage question = telegram.awaitMessage(
                        person.id(), m -> m.button("✅ Confirm").isPresent(), PATIENCE)
                .orElseThrow();
        telegram.press(person.id(), question, "✅ Confirm");
        assertThat(telegram.awaitMessage(person.id(), m -> m.text().startsWith("Done."), PATIENCE))
                .isPresent();
    }

    private static String api(Gembind server, String key, String method, String path, String body) {
        return Web.send(HttpRequest.newBuilder(server.baseUrl().resolve("/api/v1" + path))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body)))
                .body();
    }

    ChatMessage say(String text) {
        return telegram.send(person.id(), text);
    }

    /** Has an invoice for the smallest package sent. */
    ChatMessage invoice() {
        ChatMessage asked = say("/buy");
        ChatMessage offers = telegram.awaitMessage(
                        person.id(), m -> m.id() > asked.id() && !m.buttons().isEmpty(), PATIENCE)
                .orElseThrow();
        telegram.press(person.id(), offers, offers.buttons().get(0).get(0).text());
        return telegram.awaitMessage(
                        person.id(), m -> telegram.stars().invoice(m).isPresent(), PATIENCE)
                .orElseThrow();
    }

    void pay(ChatMessage invoice) {
        String question = telegram.stars().pay(person.id(), invoice);
        assertThat(telegram.stars().await(question, PATIENCE).state()).isEqualTo(StarPayment.State.PAID);
    }

    String payment(Invoice invoice, String charge) {
        return message("\"successful_payment\":{\"currency\":\"XTR\",\"total_amount\":" + invoice.amount()
                + ",\"invoice_payload\":\"" + invoice.payload() + "\",\"telegram_payment_charge_id\":\"" + charge
                + "\",\"provider_payment_charge_id\":\"\"}");
    }

    void injectPayment(Invoice invoice, String charge) {
        String message = payment(invoice, charge);
        int unused = telegram.inject("message", message.substring("\"message\":".length()));
    }

    /** Returns the part of an update that is a message of the person. */
    String message(String content) {
        return "\"message\":{\"message_id\":99,\"date\":1790000000,\"from\":{\"id\":" + person.id()
                + ",\"is_bot\":false,\"first_name\":\"N\"},\"chat\":{\"id\":" + person.id() + ",\"type\":\"private\"},"
                + content + "}";
    }

    static String update(int id, String content) {
        return "{\"update_id\":" + id + "," + content + "}";
    }

    /** Sends an update as somebody who knows this secret, or none. */
    int post(Gembind server, String update, String secret) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.baseUrl().resolve("/webhooks/telegram"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(update));
        return Web.send(secret.isEmpty() ? request : request.header("X-Telegram-Bot-Api-Secret-Token", secret))
                .statusCode();
    }

    boolean noted(Gembind server) {
        return Web.get(server.managementUrl(), "/metrics")
                .body()
                .contains("gembind_telegram_notes_total{result=\"written\"}");
    }

    WebhookInfo webhook() {
        TelegramConfig config = TelegramConfig.of(
                        Secret.of(played.telegram().token()), played.telegram().username())
                .withApiBase(sandbox.telegramBase());
        try (WebhookRegistration registration = new WebhookRegistration(config, new SimpleMeterRegistry())) {
            return registration.info();
        }
    }

    boolean awaitText(String text) {
        return telegram.awaitMessage(person.id(), m -> m.text().contains(text), PATIENCE)
                .isPresent();
    }

    long count(String text) {
        return telegram.messages(person.id()).stream()
                .filter(m -> m.fromBot() && m.text().contains(text))
                .count();
    }

    /** Counts what the bot has written to the person. */
    long answers() {
        return count("");
    }

    static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
