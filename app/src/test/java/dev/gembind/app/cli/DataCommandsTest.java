package dev.gembind.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.adapters.csv.CsvConfig;
import dev.gembind.adapters.csv.CsvStorage;
import dev.gembind.app.operator.OperatorFile;
import dev.gembind.core.Secret;
import dev.gembind.core.access.ApiScope;
import dev.gembind.testkit.http.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandsTest {
    @TempDir
    private Path folder;

    private Map<String, String> environment;
    private Path data;

    @BeforeEach
    void start() {
        data = folder.resolve("data");
        environment = Map.of("CSV_DATA_DIR", data.toString());
    }

    @Test
    void aKeyIsMadeListedAndRevoked() throws Exception {
        JsonNode made = run("apikey", "create", "--name", "shop", "--scopes", "users:read,bindings:read", "--json")
                .json();

        assertThat(made.path("name").asText()).isEqualTo("shop");
        assertThat(made.path("scopes")).extracting(JsonNode::asText).containsExactly("users:read", "bindings:read");
        assertThat(made.path("key").asText()).startsWith("gb_" + made.path("id").asText() + "_");

        Ran list = run("apikey", "list", "--json");
        assertThat(list.json().path("items").findValuesAsText("id"))
                .containsExactly(made.path("id").asText());
        assertThat(list.out()).doesNotContain(made.path("key").asText());

        String id = made.path("id").asText();
        assertThat(run("apikey", "revoke", id).exit()).isZero();
        assertThat(run("apikey", "revoke", id).exit()).isEqualTo(1);
        assertThat(run("apikey", "list").out()).contains(id, "shop", "revoked");
    }

    @Test
    void aKeyWithoutScopesMayDoEverything() throws Exception {
        JsonNode made = run("apikey", "create", "--name", "forum", "--json").json();

        assertThat(made.path("scopes")).hasSize(ApiScope.values().length);
    }

    @Test
    void theTextFormPrintsNothingButTheKey() {
        Ran ran = run("apikey", "create", "--name", "forum");

        assertThat(ran.out()).matches("gb_\\S+\\s+");
    }

    @Test
    void anUnknownScopeIsAMisuse() {
        Ran ran = run("apikey", "create", "--name", "shop", "--scopes", "gems:mint");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("gems:mint", "users:read");
    }

    @Test
    void aFolderInUseByAServerThatTakesNoCommandsEndsWithSix() {
        try (CsvStorage open = open()) {
            assertThat(open.problem()).isEmpty();
            Ran ran = run("apikey", "list");

            assertThat(ran.exit()).isEqualTo(6);
            assertThat(ran.err()).contains("is in use by");
        }
    }

    @Test
    void aFileLeftByAKilledServerIsNoReasonToWait() throws IOException {
        int port = freePort();
        try (CsvStorage open = open()) {
            assertThat(open.problem()).isEmpty();
            new OperatorFile(port, Secret.of("t")).write(data);

            assertThat(run("apikey", "list").exit()).isEqualTo(6);
        }
        assertThat(run("apikey", "list").exit()).isZero();
    }

    @Test
    @Tag("B-03")
    void importIntoAFolderInUseEndsWithSix() throws IOException {
        Path users = Files.writeString(folder.resolve("users.csv"), "user_id,discord_id\nu1,110000000000000001\n");
        try (CsvStorage open = open()) {
            assertThat(open.problem()).isEmpty();

            assertThat(run("import", users.toString()).exit()).isEqualTo(6);
        }
    }

    @Test
    void usersAreImportedOnce() throws Exception {
        Path users = Files.writeString(
                folder.resolve("users.csv"), "user_id,discord_id,telegram_id\nu1,110000000000000001,7\nu2,,8\n");

        assertThat(run("import", users.toString()).out()).contains("imported 2 users and 3 accounts");
        assertThat(run("import", users.toString(), "--json")
                        .json()
                        .path("users")
                        .asInt())
                .isZero();
    }

    @Test
    void aFileWithDuplicatesIsRefusedWithItsLines() throws Exception {
        Path users = Files.writeString(
                folder.resolve("users.csv"), "user_id,discord_id\nu1,110000000000000001\nu2,110000000000000001\n");

        Ran ran = run("import", users.toString());

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("line 3", "nothing was imported");
        assertThat(run("import", users.toString(), "--json")
                        .json()
                        .path("problems")
                        .get(0)
                        .path("line")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void aMissingFileIsAClearFailure() {
        Ran ran = run("import", folder.resolve("none.csv").toString());

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("none.csv").doesNotContain("Exception");
    }

    @Test
    void verifyIsHappyWithGoodDataAndNamesDamage() throws Exception {
        run("apikey", "create", "--name", "shop");
        assertThat(run("verify").exit()).isZero();

        Path table = anyJournal();
        byte[] bytes = Files.readAllBytes(table);
        bytes[bytes.length / 2] ^= 1;
        Files.write(table, bytes);
        Ran ran = run("verify", "--json");

        assertThat(ran.exit()).isEqualTo(5);
        assertThat(ran.json().path("ok").asBoolean()).isFalse();
        assertThat(ran.json().path("problems")).isNotEmpty();
    }

    @Test
    @Tag("B-07")
    void aDamagedStoreIsRepairedOnlyWhenTheLossIsNamed() throws Exception {
        for (int i = 0; i < 5; i++) {
            run("apikey", "create", "--name", "shop" + i);
        }
        assertThat(run("repair").exit()).isEqualTo(1); // nothing to repair
        Path journal = anyJournal();
        byte[] bytes = Files.readAllBytes(journal);
        bytes[bytes.length * 3 / 4] ^= 1;
        Files.write(journal, bytes);
        assertThat(run("apikey", "list").exit()).isEqualTo(5);

        long kept = run("repair", "--json").json().path("last_kept").asLong();
        assertThat(run("repair", "--accept-loss-after", Long.toString(kept + 1)).exit())
                .isEqualTo(1);
        JsonNode repaired = run("repair", "--accept-loss-after", Long.toString(kept), "--json")
                .json();

        assertThat(repaired.path("repaired").asBoolean()).isTrue();
        assertThat(Path.of(repaired.path("kept").asText())).isDirectory();
        assertThat(run("verify").exit()).isZero();
    }

    @Test
    void verifyMayRunBesideAServer() {
        try (CsvStorage open = open()) {
            assertThat(open.problem()).isEmpty();
            assertThat(run("verify").exit()).isZero();
        }
    }

    private Path anyJournal() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("journal"))
                    .max((a, b) -> Long.compare(size(a), size(b)))
                    .orElseThrow();
        }
    }

    /** Returns a port that somebody had and gave back. */
    private static int freePort() {
        try (ScriptedServer server = ScriptedServer.start((request, wire) -> {})) {
            return server.port();
        }
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private CsvStorage open() {
        return CsvStorage.open(CsvConfig.in(data), InstantSource.system(), new SecureRandom());
    }

    private Ran run(String... args) {
        return Ran.command(folder, environment, args);
    }
}
