package dev.gembind.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as people run it. */
class ServeTest {
    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Map<String, String> environment;

    @BeforeEach
    void start() {
        environment = new HashMap<>(Map.of("PORT", "0", "GEMBIND_MANAGEMENT_PORT", "0"));
    }

    @Test
    @Tag("A-14")
    void askedToEndItEndsWithZeroWithinTenSeconds() throws Exception {
        try (Running serve = run("serve")) {
            assertThat(get(serve.awaitReady().resolve("/health/ready")).statusCode())
                    .isEqualTo(200);

            long asked = System.nanoTime();
            serve.terminate();

            assertThat(serve.exitCode()).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    @Tag("B-03")
    void aSecondOneOnTheSameFolderEndsWithSix() throws Exception {
        try (Running first = run("serve")) {
            URI base = first.awaitReady();
            try (Running second = run("serve")) {
                assertThat(second.exitCode()).isEqualTo(6);
                assertThat(second.output()).contains("is in use by process");
            }
            assertThat(get(base.resolve("/health/ready")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    @Tag("A-27")
    void aPortInUseEndsWithThreeAndNamesThePort() throws Exception {
        try (Running first = run("serve")) {
            int port = first.awaitReady().getPort();
            environment.put("PORT", Integer.toString(port));
            environment.put("CSV_DATA_DIR", "other");
            try (Running second = run("serve")) {
                assertThat(second.exitCode()).isEqualTo(3);
                assertThat(second.output()).contains("port " + port, "set PORT to another port");
            }
        }
    }

    @Test
    @Tag("A-24")
    @Tag("A-T8")
    void aBadConfigurationEndsWithThreeBeforeAnythingIsTouched() throws Exception {
        environment.put("BASE_URL", "nonsense");
        environment.put("GEMBIND_ENV", "production");

        try (Running serve = run("serve")) {
            assertThat(serve.exitCode()).isEqualTo(3);
            assertThat(serve.output()).contains("2 problems", "BASE_URL", "SECRET_KEY");
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    @Tag("B-09")
    void killedAndStartedAgainItStillHasEverythingItAcknowledged() throws Exception {
        String key;
        try (Running serve = run("serve")) {
            URI base = serve.awaitReady();
            key = createKey();
            for (int user = 0; user < 20; user++) {
                assertThat(put(base, key, "/api/v1/users/u-" + user, "").statusCode())
                        .isEqualTo(201);
                assertThat(bind(base, key, "u-" + user, 1_000 + user)).isEqualTo(201);
            }
            serve.kill();
        }
        try (Running serve = run("serve")) {
            URI base = serve.awaitReady();
            for (int user = 0; user < 20; user++) {
                assertThat(bind(base, key, "u-" + user, 1_000 + user)).isEqualTo(200);
            }
            assertThat(bind(base, key, "u-1", 1_000)).isEqualTo(409);
        }
    }

    @Test
    @Tag("A-12")
    @Tag("B-07")
    void damagedDataKeepsItFromStartingAndFilePlaceAndRemedyAreNamed() throws Exception {
        String key;
        try (Running serve = run("serve")) {
            URI base = serve.awaitReady();
            key = createKey();
            assertThat(put(base, key, "/api/v1/users/u-1", "").statusCode()).isEqualTo(201);
            assertThat(put(base, key, "/api/v1/users/u-2", "").statusCode()).isEqualTo(201);
            serve.kill();
        }
        Path journal = damageJournal();

        try (Running serve = run("serve");
                Running verify = run("verify")) {
            assertThat(serve.exitCode()).isEqualTo(5);
            assertThat(serve.output())
                    .contains("is damaged", journal.getFileName().toString(), "byte ", "gembind restore latest")
                    .doesNotContain("ready at", "\tat ", key);
            assertThat(verify.exitCode()).isEqualTo(5);
            assertThat(verify.output()).contains(journal.getFileName().toString(), "byte ");
        }
    }

    /** Flips a bit in what was acknowledged, which has more behind it. */
    private Path damageJournal() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("data/store"))) {
            Path journal = all.filter(file -> file.getFileName().toString().contains("journal"))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(journal);
            int written = bytes.length;
            while (bytes[written - 1] == '\n') { // what the journal is filled with ahead
                written--;
            }
            bytes[written * 3 / 4] ^= 1; // behind the header, which names all tables
            Files.write(journal, bytes);
            return journal;
        }
    }

    @Test
    void keysAreMadeThroughTheRunningServerAndCountAtOnce() throws Exception {
        try (Running serve = run("serve")) {
            URI base = serve.awaitReady();
            JsonNode made = json("apikey", "create", "--name", "shop", "--json");
            String key = made.path("key").asText();

            assertThat(put(base, key, "/api/v1/users/u-1", "").statusCode()).isEqualTo(201);
            assertThat(json("apikey", "list", "--json").path("items").findValuesAsText("name"))
                    .containsExactly("shop");
            assertThat(json("apikey", "revoke", made.path("id").asText(), "--json")
                            .path("revoked")
                            .asBoolean())
                    .isTrue();
            assertThat(put(base, key, "/api/v1/users/u-2", "").statusCode()).isEqualTo(401);
            assertThat(serve.output()).doesNotContain(key);
        }
    }

    @Test
    @Tag("A-O1")
    @Tag("B-16")
    void everyLineOfAJsonLogIsAnObject() throws Exception {
        environment.put("LOG_FORMAT", "json");
        try (Running serve = run("serve")) {
            serve.awaitLine(line -> line.contains("ready at "));
            serve.terminate();
            assertThat(serve.exitCode()).isZero();

            assertThat(serve.output().lines().filter(line -> !line.equals("\0")))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(new ObjectMapper()
                                    .readTree(line)
                                    .path("level")
                                    .asText())
                            .isNotEmpty());
        }
    }

    @Test
    @Tag("G-01")
    void startIsASandboxUntilAPlatformIsConfigured() throws Exception {
        try (Running play = run("start")) {
            assertThat(play.awaitLine(line -> line.startsWith("SANDBOX"))).contains("nothing here is real");
            play.terminate();
            assertThat(play.exitCode()).isZero();
        }
        environment.put("TELEGRAM_BOT_USERNAME", "gem_bot");
        try (Running serve = run("start")) {
            assertThat(serve.exitCode()).isEqualTo(3);
            assertThat(serve.output()).contains("TELEGRAM_BOT_TOKEN is missing");
        }
    }

    @Test
    void aFolderOfASandboxIsNoPlaceForRealData() throws Exception {
        try (Running play = run("sandbox", "--data", "data")) {
            play.awaitReady();
            play.kill();
        }
        try (Running serve = run("serve")) {
            assertThat(serve.exitCode()).isEqualTo(3);
            assertThat(serve.output()).contains("belongs to a sandbox");
        }
    }

    private String createKey() throws Exception {
        return json("apikey", "create", "--name", "test", "--json").path("key").asText();
    }

    private JsonNode json(String... args) throws Exception {
        try (Running command = run(args)) {
            String line = command.awaitLine(text -> text.startsWith("{"));
            assertThat(command.exitCode()).isZero();
            return new ObjectMapper().readTree(line);
        }
    }

    private int bind(URI base, String key, String user, int telegram) throws Exception {
        String path = "/api/v1/users/" + user + "/bindings/telegram";
        return put(base, key, path, "{\"id\":\"" + telegram + "\"}").statusCode();
    }

    private HttpResponse<String> put(URI base, String key, String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private Running run(String... args) throws Exception {
        return Running.start(folder, environment, args);
    }
}
