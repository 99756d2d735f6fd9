package dev.gembind.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.sandbox.faults.Fault;
import dev.gembind.sandbox.faults.FaultKind;
import dev.gembind.sandbox.telegram.ChatMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the manual shows works as it stands there. */
@Tag("G-01")
class SandboxManualTest {
    private static final Path MANUAL = Path.of("..", "docs", "sandbox.md");
    private static final Path THIS = Path.of("src/test/java/dev/gembind/sandbox/SandboxManualTest.java");

    @Test
    void exampleOfTheManualWorks() {
        Duration timeout = Duration.ofSeconds(10);
        String payload = "Labc";
        SandboxConfig config = SandboxConfig.seeded(7, URI.create("http://localhost:8080"));
        try (Sandbox sandbox = Sandbox.start(config)) {
            DiscordClient client = new DiscordClient(config, sandbox);
            URI authorizeUri = client.authorize(client.request());
            String userId = client.user().id();
            long personId = sandbox.telegram().people().get(0).id();
            CompletableFuture<Void> bot = CompletableFuture.runAsync(() -> ask(config, sandbox));

            sandbox.discord()
                    .faults()
                    .turnOn(Fault.of(FaultKind.HANG).on("token").times(1));
            URI callback = sandbox.discord().approve(authorizeUri, userId);
            sandbox.telegram().openDeepLink(personId, payload);
            ChatMessage question = sandbox.telegram()
                    .awaitMessage(personId, m -> !m.buttons().isEmpty(), timeout)
                    .orElseThrow();
            sandbox.telegram().press(personId, question, "Connect");
            sandbox.clock().skip(Duration.ofMinutes(15));

            assertThat(bot).succeedsWithin(timeout);
            assertThat(callback.toString()).startsWith(client.redirect() + "?code=");
            assertThat(sandbox.telegram().pendingUpdates()).isEqualTo(2);
        }
    }

    @Test
    void everyLineOfTheExampleStandsInThisTest() throws IOException {
        String manual = Files.readString(MANUAL);
        int start = manual.indexOf("```java\n") + 8;
        List<String> lines =
                manual.substring(start, manual.indexOf("```", start)).lines().toList();
        String here = squeezed(Files.readString(THIS));

        assertThat(lines)
                .hasSizeGreaterThan(5)
                .allSatisfy(line -> assertThat(here).contains(squeezed(line)));
    }

    @Test
    void everyFaultStandsInTheManual() throws IOException {
        assertThat(Files.readString(MANUAL))
                .contains(Arrays.stream(FaultKind.values())
                        .map(kind -> "`" + kind.key() + "`")
                        .toList());
    }

    private static void ask(SandboxConfig config, Sandbox sandbox) {
        BotClient bot = new BotClient(config, sandbox);
        try {
            long chat = bot.result("getUpdates", "{\"timeout\":10}")
                    .at("/0/message/chat/id")
                    .asLong();
            bot.result(
                    "sendMessage",
                    BotClient.message(chat, "Connect?")
                            .put(
                                    "reply_markup",
                                    "{\"inline_keyboard\":[[{\"text\":\"Connect\",\"callback_data\":\"y\"}]]}")
                            .toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String squeezed(String text) {
        return text.replace(" ", "").replace("\n", "");
    }
}
