package dev.gembind.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("A-02")
class LedgerCommandsTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void addUser() throws IOException {
        Path users = Files.writeString(folder.resolve("users.csv"), "user_id,discord_id\nalice,110000000000000001\n");
        assertThat(run("import", users.toString()).exit()).isZero();
    }

    @Test
    void gemsAreGivenAndTakenAndShown() throws Exception {
        JsonNode given = run("ledger", "adjust", "alice", "100", "--reason", "sorry", "--json")
                .json();
        Ran taken = run("ledger", "adjust", "alice", "-30", "--reason", "booked twice");
        JsonNode shown = run("ledger", "show", "alice", "--json").json();

        assertThat(given.path("gems").asLong()).isEqualTo(100);
        assertThat(taken.out()).contains("done; left 70 gems");
        assertThat(shown.path("gems").asLong()).isEqualTo(70);
        assertThat(shown.path("entries").findValuesAsText("kind")).containsExactly("adjust", "credit");
        assertThat(shown.path("entries").findValuesAsText("reason")).containsExactly("booked twice", "sorry");
        assertThat(run("ledger", "show", "alice").out()).contains("70 gems, 0 held, 0 owed", "booked twice");
        assertThat(run("ledger", "holds", "alice", "--json").json().path("items"))
                .isEmpty();
    }

    @Test
    @Tag("A-03")
    void theSameKeyCountsOnce() throws Exception {
        String[] command = {"ledger", "adjust", "alice", "5", "--reason", "gift", "--key", "ticket-1", "--json"};
        assertThat(run(command).json().path("replayed").asBoolean()).isFalse();

        assertThat(run(command).json().path("replayed").asBoolean()).isTrue();
        assertThat(run("ledger", "show", "alice", "--json").json().path("gems").asLong())
                .isEqualTo(5);
    }

    @Test
    void whatCannotBeDoneEndsWithOneAndSaysWhy() {
        Ran tooMuch = run("ledger", "adjust", "alice", "-1", "--reason", "x");
        Ran unknown = run("ledger", "show", "nobody");

        assertThat(tooMuch.exit()).isEqualTo(1);
        assertThat(tooMuch.err()).contains("alice", "insufficient-gems");
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.err()).contains("nobody", "not-found");
        assertThat(run("ledger", "holds", "nobody").exit()).isEqualTo(1);
    }

    @Test
    void misuseEndsWithTwo() {
        assertThat(run("ledger", "adjust", "alice", "5").exit()).isEqualTo(2);
        assertThat(run("ledger", "adjust", "alice", "1.5", "--reason", "x").exit())
                .isEqualTo(2);
        assertThat(run("ledger", "adjust", "alice", "0", "--reason", "x").exit())
                .isEqualTo(2);
        assertThat(run("ledger", "adjust", "alice", "5", "--reason", " ").exit())
                .isEqualTo(2);
        assertThat(run("ledger", "adjust", "alice", "5", "--raeson", "x").exit())
                .isEqualTo(2);
        assertThat(run("ledger", "show", "no user").exit()).isEqualTo(2);
    }

    private Ran run(String... args) {
        return Ran.command(folder, Map.of("CSV_DATA_DIR", folder.resolve("data").toString()), args);
    }
}
