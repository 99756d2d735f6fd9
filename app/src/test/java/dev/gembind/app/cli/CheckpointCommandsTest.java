package dev.gembind.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.csv.CsvConfig;
import dev.gembind.adapters.csv.CsvStorage;
import dev.gembind.core.Ids;
import dev.gembind.core.Secret;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Checkpoint;
import dev.gembind.core.ledger.Checkpointer;
import dev.gembind.core.ledger.Credit;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Grant;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.ledger.LedgerPolicy;
import dev.gembind.core.ledger.LotSource;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Why;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edge case 88, and what verify says of signed checkpoints. */
@Tag("A-09")
class CheckpointCommandsTest {
    private static final String KEY = "planted0".repeat(4);

    @TempDir
    private Path folder;

    private Path data;
    private Path marks;
    private int keys;

    @BeforeEach
    void signSomething() throws IOException {
        data = folder.resolve("data");
        marks = folder.resolve("marks");
        bookAndSign();
    }

    @Test
    void signedBooksThatFitAreFine() {
        assertThat(verify(KEY).exit()).isZero();
    }

    @Test
    void case88_theReturnToAnOlderStateIsReported() throws IOException {
        String backup = run("backup", "create", "--json").json().path("name").asText();
        bookAndSign();
        assertThat(verify(KEY).exit()).isZero();

        assertThat(run("restore", backup).exit()).isZero();

        Ran verified = verify(KEY);
        assertThat(verified.exit()).isEqualTo(5);
        assertThat(verified.out()).contains("checkpoint 2 was taken once, and the data is older");
    }

    @Test
    void anotherKeyIsToldApart() {
        Ran verified = verify("another0".repeat(4));

        assertThat(verified.exit()).isEqualTo(5);
        assertThat(verified.out()).contains("checkpoints, row 1: checkpoint 1 was signed with a key that is not known");
    }

    @Test
    void withoutAnyKeyNothingIsSaidToBeWell() {
        Ran verified = Ran.command(folder, Map.of("CSV_DATA_DIR", data.toString()), "verify");

        assertThat(verified.exit()).isEqualTo(5);
        assertThat(verified.out()).contains("cannot be checked without SECRET_KEY");
        assertThat(data.resolve("secret.key")).doesNotExist();
    }

    @Test
    void aDatabaseIsComparedWithItsCheckpointsToo() {
        String database = "jdbc:h2:file:" + folder.resolve("db");
        assertThat(run("convert", "--from", "csv:" + data, "--to", database).exit())
                .isZero();
        Map<String, String> there = Map.of(
                "STORAGE",
                "jdbc",
                "DATABASE_URL",
                database,
                "CSV_DATA_DIR",
                folder.resolve("other").toString(),
                "SECRET_KEY",
                KEY);

        assertThat(Ran.command(folder, there, "verify").exit()).isZero();
        Map<String, String> wrong = new HashMap<>(there);
        wrong.put("SECRET_KEY", "another0".repeat(4));
        assertThat(Ran.command(folder, wrong, "verify").exit()).isEqualTo(5);
    }

    private void bookAndSign() throws IOException {
        InstantSource clock = InstantSource.system();
        try (CsvStorage storage = CsvStorage.open(CsvConfig.in(data), clock, new SecureRandom())) {
            keys++;
            LedgerContext context = new LedgerContext(new Ids(clock, new SecureRandom()), clock, LedgerPolicy.USUAL);
            Request request = new Request(new TransferKey("test", "k" + keys), new Why("system", "", Instant.EPOCH));
            new GemService(storage.transactor(), storage.payments().ledger(), context)
                    .credit(request, new Credit(new UserId("alice"), new Gems(5), Grant.of(LotSource.PROMO)));
            SecretKeys secrets = new SecretKeys(Secret.of(KEY), List.of());
            Checkpointer checkpointer =
                    new Checkpointer(storage.payments().ledger(), storage.checkpoints(), secrets, clock);
            Checkpoint taken = ((Checkpointer.Taken.Stored) checkpointer.take(storage.transactor())).checkpoint();
            Files.writeString(marks, taken.mark() + "\n");
        }
    }

    private Ran verify(String key) {
        return Ran.command(folder, environment(key), "verify");
    }

    private Ran run(String... arguments) {
        return Ran.command(folder, environment(KEY), arguments);
    }

    private Map<String, String> environment(String key) {
        return Map.of(
                "CSV_DATA_DIR", data.toString(),
                "SECRET_KEY", key,
                "GEMBIND_CHECKPOINT_FILE", marks.toString());
    }
}
