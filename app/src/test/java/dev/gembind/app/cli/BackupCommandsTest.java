package dev.gembind.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.adapters.csv.CsvConfig;
import dev.gembind.adapters.csv.CsvStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("B-12")
class BackupCommandsTest {
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
    void aBackupIsMadeListedCheckedAndRestored() throws Exception {
        addUser("u1");
        JsonNode made = run("backup", "create", "--json").json();
        addUser("u2");
        String name = made.path("name").asText();

        assertThat(made.path("state").asText()).isEqualTo("unchecked");
        assertThat(run("backup", "verify").exit()).isZero();
        assertThat(run("backup", "list", "--json")
                        .json()
                        .path("items")
                        .get(0)
                        .path("state")
                        .asText())
                .isEqualTo("verified");

        JsonNode restored = run("restore", name, "--json").json();

        assertThat(restored.path("transaction").asLong())
                .isEqualTo(made.path("transaction").asLong());
        assertThat(restored.path("kept").asText()).contains("store.before-");
        assertThat(users()).isEqualTo(1);
        assertThat(run("verify").exit()).isZero();
    }

    @Test
    void backupsGoWhereTheyAreWanted() throws Exception {
        Path elsewhere = folder.resolve("elsewhere");

        JsonNode made = run("backup", "create", "--json", "--set", "GEMBIND_BACKUP_DIR=" + elsewhere)
                .json();

        assertThat(Path.of(made.path("folder").asText())).isDirectory().hasParent(elsewhere);
        assertThat(run("restore", made.path("folder").asText()).exit()).isZero();
    }

    @Test
    void aDamagedBackupIsToldAndNotRestored() throws Exception {
        addUser("u1");
        Path backup =
                Path.of(run("backup", "create", "--json").json().path("folder").asText());
        Files.writeString(backup.resolve("SHA256SUMS"), "nonsense\n");

        Ran verified = run("backup", "verify", backup.getFileName().toString(), "--json");

        assertThat(verified.exit()).isEqualTo(5);
        assertThat(verified.json().path("problems").get(0).path("file").asText())
                .isEqualTo("SHA256SUMS");
        assertThat(run("restore", backup.toString()).exit()).isEqualTo(5);
        assertThat(run("restore", "latest").exit()).isEqualTo(1);
        assertThat(users()).isEqualTo(1);
    }

    @Test
    @Tag("B-03")
    void aFolderInUseIsNotRestored() throws Exception {
        addUser("u1");
        run("backup", "create");
        run("backup", "verify");
        try (CsvStorage open = CsvStorage.open(CsvConfig.in(data), InstantSource.system(), new SecureRandom())) {
            assertThat(open.problem()).isEmpty();

            Ran refused = run("restore", "latest");

            assertThat(refused.exit()).isEqualTo(6);
            assertThat(refused.err()).contains("is in use by");
        }
    }

    @Test
    void aMomentCanBeGoneBackTo() throws Exception {
        addUser("u1");
        long first =
                run("backup", "create", "--json").json().path("transaction").asLong();
        addUser("u2");
        run("backup", "create");
        run("backup", "verify");

        assertThat(run("restore", "latest", "--to-seq", Long.toString(first)).exit())
                .isZero();

        assertThat(users()).isEqualTo(1);
        Ran future = run("restore", "latest", "--to-time", "2999-01-01T00:00:00Z");
        assertThat(future.exit()).isEqualTo(1);
        assertThat(future.err()).contains("no good backup reaches");
    }

    @Test
    void whatDoesNotExistIsAClearFailure() {
        assertThat(run("backup", "verify").err()).contains("there is no backup");
        Ran list = run("backup", "list");
        assertThat(list.exit()).isZero();
        assertThat(list.out()).isEmpty();
        assertThat(list.err()).contains("no backups yet", "backup create");
        assertThat(run("restore", "2026-01-31T08-00-00Z").exit()).isEqualTo(1);
        assertThat(run("restore").exit()).isEqualTo(2);
    }

    private void addUser(String id) throws IOException {
        Path users = Files.writeString(folder.resolve("users.csv"), "user_id,telegram_id\n" + id + ",\n");
        assertThat(run("import", users.toString()).exit()).isZero();
    }

    private int users() {
        try (CsvStorage open = CsvStorage.open(CsvConfig.in(data), InstantSource.system(), new SecureRandom())) {
            return open.transactor()
                    .read("users", view -> open.users().list(view, "", 1000).size());
        }
    }

    private Ran run(String... args) {
        return Ran.command(folder, environment, args);
    }
}
