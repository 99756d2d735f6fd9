package dev.gembind.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.sandbox.Sandbox;
import dev.gembind.sandbox.SandboxConfig;
import dev.gembind.sandbox.faults.Fault;
import dev.gembind.sandbox.faults.FaultKind;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands about the bot's webhook, against the simulated Telegram. */
class WebhookCommandsTest {
    private static final String ADDRESS = "http://localhost:1/webhooks/telegram";
    private static final String SECRET = "a-secret-of-16-or-more";

    private final SandboxConfig played = SandboxConfig.seeded(5, URI.create("http://localhost:1"));
    private final Sandbox sandbox = Sandbox.start(played);
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void configure() {
        environment.put("BASE_URL", "http://localhost:1");
        environment.put("TELEGRAM_BOT_TOKEN", played.telegram().token());
        environment.put("TELEGRAM_BOT_USERNAME", played.telegram().username());
        environment.put("TELEGRAM_API_BASE", sandbox.telegramBase().toString());
        environment.put("TELEGRAM_MODE", "webhook");
        environment.put("TELEGRAM_WEBHOOK_SECRET", SECRET);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private Ran run(String command, String... more) {
        String[] args = new String[3 + more.length];
        args[0] = "telegram";
        args[1] = "webhook";
        args[2] = command;
        System.arraycopy(more, 0, args, 3, more.length);
        return Ran.command(folder, environment, args);
    }

    @Test
    void aWebhookIsSetShownAndDeletedAndNothingThatWaitsIsDropped() throws Exception {
        assertThat(run("info").out()).contains("no webhook is set", "0 updates wait");

        Ran set = run("set");
        sandbox.telegram().send(sandbox.telegram().people().get(0).id(), "/help");
        JsonNode info = run("info", "--json").json();
        Ran deleted = run("delete");

        assertThat(set.exit()).isZero();
        assertThat(set.out()).contains(ADDRESS).doesNotContain(SECRET);
        assertThat(info.path("url").asText()).isEqualTo(ADDRESS);
        assertThat(info.path("waiting").asLong()).isOne();
        assertThat(info.path("kinds")).extracting(JsonNode::asText).contains("message", "pre_checkout_query");
        assertThat(deleted.out()).contains("no webhook is set; 1 updates wait");
        assertThat(run("info", "--json").json().path("url").asText()).isEmpty();
    }

    @Test
    void whatIsNotConfiguredForItIsToldWithTheKeyToSet() {
        environment.put("TELEGRAM_MODE", "polling");
        assertThat(run("set").exit()).isEqualTo(3);
        assertThat(run("set").err()).contains("TELEGRAM_MODE");
        assertThat(run("info").exit()).isZero();

        environment.keySet().removeIf(key -> key.startsWith("TELEGRAM"));
        assertThat(run("info").exit()).isEqualTo(3);
        assertThat(run("info").err()).contains("TELEGRAM_BOT_TOKEN");
    }

    @Test
    void troubleWithTelegramHasItsOwnExitCodesAndTellsNoSecret() {
        sandbox.telegram().faults().turnOn(Fault.of(FaultKind.SERVER_ERROR).on("setwebhook"));
        Ran away = run("set");
        environment.put("TELEGRAM_BOT_TOKEN", "123456:ABC-not-the-token");
        Ran rejected = run("delete");

        assertThat(away.exit()).isEqualTo(4);
        assertThat(away.err()).contains("cannot be reached").doesNotContain(SECRET);
        assertThat(rejected.exit()).isEqualTo(1);
        assertThat(rejected.err()).contains("TELEGRAM_BOT_TOKEN").doesNotContain("not-the-token");
    }

    @Test
    void eachCommandExplainsItself() {
        assertThat(Ran.command(folder, "telegram", "webhook", "--help").out()).contains("set", "delete", "info");
        assertThat(run("set", "--help").out()).contains("Examples:", "gembind telegram webhook set");
        assertThat(run("delete", "--help").exit()).isZero();
    }
}
