package dev.gembind.app.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.app.config.ConfigSources;
import dev.gembind.sandbox.telegram.TelegramPlatform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("G-01")
class PlayTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void threeAddressesAreToldAndAllOfThemAnswer() throws Exception {
        try (Play play = start(Map.of(), null)) {
            URI product = play.product().baseUrl();

            assertThat(play.banner())
                    .contains(
                            "SANDBOX",
                            product + "/",
                            play.sandbox().phoneUri().toString(),
                            play.sandbox().controlUri().toString());
            assertThat(get(product.resolve("/health/ready")).statusCode()).isEqualTo(200);
            assertThat(get(play.sandbox().phoneUri()).statusCode()).isEqualTo(200);
            assertThat(get(play.sandbox().controlUri()).statusCode()).isEqualTo(200);
            // the sandbox is on 127.0.0.1: with the same name its pages would be sent the product's cookies
            assertThat(product.getHost()).isEqualTo("localhost");
            assertThat(play.sandbox().controlUri().getHost()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void everyAnswerAndPageIsMarked() throws Exception {
        try (Play play = start(Map.of(), null)) {
            HttpResponse<String> page = get(play.product().baseUrl().resolve("/"));

            assertThat(page.headers().firstValue("X-Gembind-Sandbox")).contains("1");
            assertThat(page.body())
                    .contains("Sandbox", play.sandbox().controlUri().toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DISCORD_CLIENT_SECRET,planted-secret",
        "TELEGRAM_BOT_TOKEN,123456:planted-secret",
        "STRIPE_SECRET_KEY,planted-secret"
    })
    void itDoesNotStartBesideARealSecret(String key, String value) {
        assertThatThrownBy(() -> start(Map.of(key, value), folder.resolve("play")))
                .isInstanceOf(PlayRefusedException.class)
                .hasMessageContaining(key)
                .hasMessageNotContaining("planted");
        assertThat(folder.resolve("play")).doesNotExist();
    }

    @Test
    void aFolderWithOtherThingsIsLeftAlone() throws Exception {
        Path mine = Files.writeString(folder.resolve("mine.txt"), "mine");

        assertThatThrownBy(() -> start(Map.of(), folder)).isInstanceOf(PlayRefusedException.class);

        try (Stream<Path> inside = Files.list(folder)) {
            assertThat(inside).containsExactly(mine);
        }
    }

    @Test
    void aNamedFolderIsKeptAndGoneOnWith() throws Exception {
        Path kept = folder.resolve("play");
        start(Map.of(), kept).close();
        byte[] key = Files.readAllBytes(kept.resolve("secret.key"));
        start(Map.of(), kept).close();

        assertThat(PlayFolder.isOne(kept)).isTrue();
        assertThat(Files.readAllBytes(kept.resolve("secret.key"))).isEqualTo(key);
    }

    @Test
    void theBotAndPaymentsWorkInAFolderThatWasPlayedInBefore() throws Exception {
        Path kept = folder.resolve("play");
        for (String time : List.of("first", "second")) {
            try (Play play = start(Map.of(), kept)) {
                TelegramPlatform telegram = play.sandbox().telegram();
                long person = telegram.people().get(0).id();
                telegram.send(person, "/help");
                assertThat(telegram.awaitMessage(person, answer -> answer.text().contains("/paysupport"), SOON))
                        .as("an answer, the %s time", time)
                        .isPresent();
                URI reports = play.sandbox().controlUri().resolve("/api/host/events");
                String event = "{\"type\":\"payment.succeeded\",\"data\":{\"charge\":\"" + time
                        + "\",\"amount\":99,\"currency\":\"USD\"}}";
                assertThat(post(reports, event)).as("the %s time", time).contains("\"status\":200");
            }
        }
    }

    @Test
    void aTemporaryFolderIsDeletedInTheEnd() throws Exception {
        Path used;
        try (Play play = start(Map.of(), null)) {
            String line = play.banner()
                    .lines()
                    .filter(text -> text.startsWith("  data"))
                    .findFirst()
                    .orElseThrow();
            used = Path.of(line.substring("  data     ".length(), line.indexOf(" (")));
            assertThat(used).isDirectory();
        }
        assertThat(used).doesNotExist();
    }

    @Test
    @Tag("A-27")
    void aUsualPortThatIsTakenIsNoObstacle() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePort.near(taken.getLocalPort())).isPositive().isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void whatPeopleConfiguredForRealPlatformsIsNotUsed() throws Exception {
        Map<String, String> real = Map.of(
                "HOST", "0.0.0.0",
                "TELEGRAM_API_BASE", "https://api.telegram.org",
                "BASE_URL", "https://gems.example",
                "CSV_DATA_DIR", folder.resolve("real").toString());
        try (Play play = start(real, null)) {
            assertThat(play.product().baseUrl().getHost()).isEqualTo("localhost");
            long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (play.sandbox().telegram().calls().isEmpty() && System.nanoTime() < deadline) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
            assertThat(play.sandbox().telegram().calls()).isNotEmpty();
        }
        assertThat(folder.resolve("real")).doesNotExist();
    }

    private static Play start(Map<String, String> environment, @Nullable Path data) {
        Map<String, String> all = new HashMap<>(Map.of("PORT", "0", "GEMBIND_MANAGEMENT_PORT", "0"));
        all.putAll(environment);
        ConfigSources sources = new ConfigSources(Map.of(), all, Path.of("none.env"), false);
        return Play.start(new Play.Setup(sources, data, 1, InstantSource.system(), new SecureRandom()));
    }

    private static String post(URI uri, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
