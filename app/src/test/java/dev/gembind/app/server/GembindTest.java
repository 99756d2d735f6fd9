package dev.gembind.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gembind.adapters.csv.FolderInUseException;
import dev.gembind.adapters.web.PortInUseException;
import dev.gembind.app.operator.OperatorClient;
import dev.gembind.app.operator.OperatorFile;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GembindTest {
    @TempDir
    private Path folder;

    @Test
    @Tag("A-14")
    void whenItHasStartedItIsReady() throws Exception {
        try (Gembind server = start(Map.of())) {
            assertThat(Web.get(server.baseUrl(), "/health/ready").statusCode()).isEqualTo(200);
            assertThat(Web.get(server.baseUrl(), "/health/live").statusCode()).isEqualTo(200);
            JsonNode health = new ObjectMapper()
                    .readTree(Web.get(server.managementUrl(), "/health").body());
            assertThat(health.path("checks").findValuesAsText("name")).contains("storage");
            assertThat(Web.get(server.managementUrl(), "/metrics").body())
                    .contains(
                            "gembind_bind_duplicate_attempts_total{platform=\"discord\"} 0.0", "jvm_memory_used_bytes");
        }
    }

    @Test
    @Tag("B-03")
    void aSecondOneOnTheSameFolderIsRefusedAndHarmsNothing() {
        try (Gembind first = start(Map.of())) {
            assertThatThrownBy(() -> start(Map.of())).isInstanceOf(FolderInUseException.class);

            assertThat(Web.get(first.baseUrl(), "/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    @Tag("A-27")
    void aPortInUseIsNamedWithItsKey() throws Exception {
        try (Gembind first = start(Map.of())) {
            String port = Integer.toString(first.baseUrl().getPort());
            Map<String, String> same =
                    Map.of("PORT", port, "CSV_DATA_DIR", folder.resolve("other").toString());

            assertThatThrownBy(() -> start(same))
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageContaining(port)
                    .hasMessageContaining("PORT");
        }
        try (Gembind again =
                start(Map.of("CSV_DATA_DIR", folder.resolve("other").toString()))) {
            assertThat(again.baseUrl()).isNotNull();
        }
    }

    @Test
    void theKeyOfADevelopersServerIsMadeOnceAndKeptPrivately() throws Exception {
        Path key = folder.resolve("data").resolve("secret.key");
        start(Map.of()).close();
        String made = Files.readString(key);
        start(Map.of()).close();

        assertThat(made.strip()).hasSize(64);
        assertThat(Files.readString(key)).isEqualTo(made);
        assertThat(Files.getPosixFilePermissions(key)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aConfiguredKeyIsNotWrittenAnywhere() {
        start(Map.of("SECRET_KEY", "planted0".repeat(4))).close();

        assertThat(folder.resolve("data").resolve("secret.key")).doesNotExist();
    }

    @Test
    void commandsNeedTheTokenThatOnlyTheFolderTells() throws Exception {
        try (Gembind server = start(Map.of())) {
            OperatorFile file = OperatorFile.find(folder.resolve("data")).orElseThrow();

            assertThat(list(server.managementUrl(), "wrong")).isEqualTo(401);
            assertThat(list(server.managementUrl(), file.token().reveal())).isEqualTo(200);
        }
        assertThat(OperatorFile.find(folder.resolve("data"))).isEmpty();
    }

    @Test
    @Tag("B-12")
    void aBackupIsMadeByTheRunningServer() throws Exception {
        try (Gembind server = start(Map.of())) {
            OperatorFile file = OperatorFile.find(folder.resolve("data")).orElseThrow();

            String made = new OperatorClient(file).ask("backup-create", "{}");

            assertThat(new ObjectMapper().readTree(made).path("kind").asText()).isEqualTo("csv");
            assertThat(Web.get(server.managementUrl(), "/health").body()).contains("\"backup\"");
            assertThat(Web.get(server.managementUrl(), "/metrics").body())
                    .contains("gembind_backup_last_verified_seconds");
        }
    }

    @Test
    @Tag("B-13")
    void aServerOnADatabaseIsReadyAndTakesCommands() throws Exception {
        Map<String, String> database = Map.of(
                "STORAGE",
                "jdbc",
                "DATABASE_URL",
                "jdbc:h2:file:" + folder.resolve("h2").resolve("gembind"));
        try (Gembind server = start(database)) {
            assertThat(Web.get(server.baseUrl(), "/health/ready").statusCode()).isEqualTo(200);
            OperatorClient client =
                    new OperatorClient(OperatorFile.find(folder.resolve("data")).orElseThrow());

            assertThat(client.ask("backup-create", "{}")).contains("\"kind\":\"jdbc\"");
            assertThat(client.ask("cleanup", "{\"after\":\"\",\"made_before\":\"2020-01-01T00:00:00Z\"}"))
                    .contains("\"removed\":0");
        }
    }

    @Test
    @Tag("A-17")
    void aPublicSiteGoesByItsOwnNameAndIsLookedAfterOnLoopback() {
        Map<String, String> production = Map.of(
                "GEMBIND_ENV", "production",
                "BASE_URL", "https://gems.example",
                "SECRET_KEY", "planted0".repeat(4),
                "GEMBIND_TRUSTED_PROXIES", "::1,10.0.0.0/8");
        try (Gembind server = start(production)) {
            assertThat(server.baseUrl()).hasToString("https://gems.example");
            assertThat(Web.get(server.managementUrl(), "/metrics").statusCode()).isEqualTo(200);
            assertThat(Web.get(server.managementUrl(), "/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    @Tag("B-10")
    void aPlatformThatIsAwayKeepsNothingFromStarting() {
        // port 1 of this machine: nobody answers there
        Map<String, String> away = Map.of(
                "TELEGRAM_BOT_TOKEN", "123456:ABC-def",
                "TELEGRAM_BOT_USERNAME", "gem_bot",
                "TELEGRAM_API_BASE", "http://127.0.0.1:1");
        try (Gembind server = start(away)) {
            assertThat(Web.get(server.baseUrl(), "/health/ready").statusCode()).isEqualTo(200);
            assertThat(Web.get(server.managementUrl(), "/health").body()).contains("telegram");
        }
    }

    @Test
    void closingTwiceIsFineAndFreesEverything() {
        Gembind server = start(Map.of());
        URI base = server.baseUrl();
        server.close();
        server.close();

        assertThatThrownBy(() -> Web.get(base, "/health/live")).hasCauseInstanceOf(ConnectException.class);
        start(Map.of("PORT", Integer.toString(base.getPort()))).close();
    }

    private static int list(URI management, String token) {
        return Web.send(HttpRequest.newBuilder(management.resolve("/commands/apikey-list"))
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofString("{}")))
                .statusCode();
    }

    private Gembind start(Map<String, String> more) {
        return Gembind.start(Configs.in(folder, more), World.real());
    }
}
