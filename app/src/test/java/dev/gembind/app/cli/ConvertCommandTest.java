package dev.gembind.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.adapters.csv.CsvConfig;
import dev.gembind.adapters.csv.CsvStorage;
import dev.gembind.testkit.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("G-12")
class ConvertCommandTest {
    private static final int USERS = 1200;

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void fill() throws IOException {
        data = folder.resolve("data");
        String rows = IntStream.range(0, USERS)
                .mapToObj(i -> "u" + i + "," + (110_000_000_000_000_000L + i) + "," + (i + 1))
                .collect(Collectors.joining("\n", "user_id,discord_id,telegram_id\n", "\n"));
        Path users = Files.writeString(folder.resolve("users.csv"), rows);
        assertThat(run("import", users.toString()).exit()).isZero();
        assertThat(run("apikey", "create", "--name", "=shop").exit()).isZero();
    }

    @Test
    void csvGoesThroughEveryDatabaseAndComesBackTheSame() throws Exception {
        String postgres = PostgresServer.shared().newDatabase();
        String h2 = "jdbc:h2:file:" + folder.resolve("h2/gembind");
        Path back = folder.resolve("back");

        JsonNode first = convert("csv:" + data, postgres);
        JsonNode second = convert(postgres, h2);
        JsonNode third = convert(h2, "csv:" + back);

        assertThat(first.path("tables").get(0).path("rows").asInt()).isEqualTo(USERS);
        assertThat(first.path("tables").get(1).path("rows").asInt()).isEqualTo(2 * USERS);
        assertThat(second.path("tables")).isEqualTo(first.path("tables"));
        assertThat(third.path("tables")).isEqualTo(first.path("tables"));
        assertThat(CsvStorage.verify(back)).isEmpty();
    }

    @Test
    void aTargetThatIsNotEmptyIsRefused() throws Exception {
        convert("csv:" + data, "csv:" + folder.resolve("copy"));

        Ran again = run("convert", "--from", "csv:" + data, "--to", "csv:" + folder.resolve("copy"));

        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("not empty", "users");
    }

    @Test
    void aSourceInUseIsRefusedAndOneThatIsMissingIsNotMade() {
        try (CsvStorage open = CsvStorage.open(CsvConfig.in(data), InstantSource.system(), new SecureRandom())) {
            assertThat(open.problem()).isEmpty();
            assertThat(run("convert", "--from", "csv:" + data, "--to", "csv:" + folder.resolve("copy"))
                            .exit())
                    .isEqualTo(6);
        }
        Path none = folder.resolve("none");
        Ran missing = run("convert", "--from", "csv:" + none, "--to", "csv:" + folder.resolve("copy"));
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.err()).contains("no store in");
        assertThat(none).doesNotExist();
    }

    @Test
    void whatIsNoStorageIsAMisuse() {
        Ran ran = run("convert", "--from", "file:x", "--to", "csv:" + folder.resolve("copy"));

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("csv:FOLDER or a JDBC URL");
    }

    private JsonNode convert(String from, String to) throws IOException {
        Ran ran = run("convert", "--from", from, "--to", to, "--json");
        assertThat(ran.exit()).as(ran.err()).isZero();
        return ran.json();
    }

    private Ran run(String... args) {
        return Ran.command(folder, Map.of("CSV_DATA_DIR", data.toString(), "DATABASE_USER", PostgresServer.USER), args);
    }
}
