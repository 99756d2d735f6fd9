package dev.gembind.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.adapters.jdbc.JdbcConfig;
import dev.gembind.adapters.jdbc.JdbcStorage;
import dev.gembind.core.UserId;
import dev.gembind.core.access.SignInSession;
import dev.gembind.core.bindings.User;
import dev.gembind.testkit.postgres.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands on a database. */
class DatabaseCommandsTest {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private String url;

    @BeforeEach
    void start() {
        url = "jdbc:h2:file:" + folder.resolve("h2/gembind");
    }

    @Test
    @Tag("B-13")
    void theSchemaIsMadeAndUsed() throws Exception {
        assertThat(run("migrate").out()).contains("up to date");
        assertThat(run("migrate").exit()).isZero();

        String id = run("apikey", "create", "--name", "shop", "--json")
                .json()
                .path("id")
                .asText();

        assertThat(run("apikey", "list").out()).contains(id, "shop");
        assertThat(run("verify").out()).contains("all is well");
    }

    @Test
    @Tag("B-12")
    void aDatabaseIsBackedUpAndRestoredIntoAnEmptyOne() throws Exception {
        add("alice");
        JsonNode made = run("backup", "create", "--json").json();
        assertThat(made.path("kind").asText()).isEqualTo("jdbc");
        assertThat(run("backup", "verify").exit()).isZero();

        Ran refused = run("restore", "latest");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("not empty");

        url = "jdbc:h2:file:" + folder.resolve("h2/fresh");
        Ran restored = run("restore", "latest");
        assertThat(restored.exit()).as(restored.err()).isZero();
        assertThat(run("cleanup", "--dry-run").out()).contains("alice");
        assertThat(folder.resolve("data"))
                .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("restore-"));
    }

    @Test
    void verifyNamesTheRowThatBreaksARule() throws Exception {
        try (JdbcStorage storage = open()) {
            storage.transactor().write("orphan", tx -> {
                storage.sessions()
                        .insert(tx, new SignInSession("hash", new UserId("nobody"), LONG_AGO, LONG_AGO.plusSeconds(9)));
                return true;
            });
        }

        Ran ran = run("verify", "--json");

        assertThat(ran.exit()).isEqualTo(5);
        assertThat(ran.json().path("problems").get(0).path("file").asText()).isEqualTo("sessions");
        assertThat(ran.json().path("problems").get(0).path("rule").asText()).contains("nobody");
    }

    @Test
    @Tag("B-15")
    void usersWithoutABindingAreToldThenRemoved() throws Exception {
        add("alice");
        add("bob");

        Ran told = run("cleanup");
        assertThat(told.exit()).isEqualTo(1);
        assertThat(told.out()).contains("alice", "bob");
        assertThat(told.err()).contains("--yes");
        assertThat(run("cleanup", "--dry-run", "--yes").exit()).isZero();

        JsonNode removed = run("cleanup", "--yes", "--json").json();

        assertThat(removed.path("removed").asInt()).isEqualTo(2);
        assertThat(run("cleanup", "--yes", "--json").json().path("removed").asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    @Tag("B-07")
    void usersOfAFileAreImportedAllOrNone(String kind) throws Exception {
        if (kind.equals("postgresql")) {
            url = PostgresServer.shared().newDatabase() + "?user=" + PostgresServer.USER;
        }
        Path good = Files.writeString(
                folder.resolve("good.csv"), "user_id,discord_id,telegram_id\nalice,110000000000000001,7\nbob,,8\n");
        Path bad = Files.writeString(folder.resolve("bad.csv"), "user_id,telegram_id\ncarol,9\nmallory,8\n");

        assertThat(run("import", good.toString()).out()).contains("imported 2 users and 3 accounts");
        assertThat(run("import", good.toString()).out()).contains("imported 0 users and 0 accounts");
        Ran refused = run("import", bad.toString());

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err())
                .contains("line 3: the Telegram account belongs to another user", "nothing was imported");
        assertThat(run("verify").exit()).isZero();
        assertThat(users()).containsExactly("alice", "bob");
    }

    private List<String> users() {
        try (JdbcStorage storage = open()) {
            return storage.transactor()
                    .read(
                            "users",
                            view -> storage.users().list(view, "", 9).stream()
                                    .map(user -> user.id().value())
                                    .toList());
        }
    }

    @Test
    void aDatabaseInUseIsAClearFailure() {
        try (JdbcStorage storage = open()) {
            assertThat(storage.problem()).isEmpty();

            Ran ran = run("apikey", "list");

            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.err()).contains("in use").doesNotContain("Exception");
        }
    }

    private void add(String user) {
        try (JdbcStorage storage = open()) {
            storage.transactor()
                    .write("add", tx -> storage.users().insertIfAbsent(tx, new User(new UserId(user), LONG_AGO)));
        }
    }

    private JdbcStorage open() {
        return JdbcStorage.open(JdbcConfig.of(url, null, null), new SplittableRandom(1));
    }

    private Ran run(String... args) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "STORAGE",
                "jdbc",
                "DATABASE_URL",
                url,
                "CSV_DATA_DIR",
                folder.resolve("data").toString()));
        return Ran.command(folder, environment, args);
    }
}
