package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.bindings.PlatformAccount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B-07")
class UsersImportTest {
    private static final String DISCORD = "803511102246789120";
    private static final String GOOD =
            "user_id,discord_id,telegram_id,twitter_id\nalice," + DISCORD + ",42,\nbob,,43,77\ncarol,,,\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user_id,discord_id,telegram_id,twitter_id\nalice,803511102246789120,42,\nbob,,43,77\ncarol,,,\n",
                "\uFEFFuser_id,discord_id,telegram_id,twitter_id\r\nalice,803511102246789120,42,\r\nbob,,43,77\r\ncarol,,,\r\n",
                "User ID;Twitter-Id;DISCORD_ID;note;telegramid\nalice;;803511102246789120;\"a;\"\"b\"\"\nc\";42\nbob;77;;;43\n\ncarol;;;;",
                "telegram\tdiscord\tx\tid\n42\t803511102246789120\tnull\talice\n43\tNone\t77\tbob\n\t\t\tcarol\n"
            })
    void everyVariantOfTheFileMeansTheSame(String text) throws IOException {
        try (CsvStorage storage = open()) {
            ImportReport report = storage.importUsers(file(text));

            assertThat(report).isEqualTo(new ImportReport(3, 4, List.of()));
            assertThat(owner(storage, Platform.DISCORD, DISCORD)).isEqualTo("alice");
            assertThat(owner(storage, Platform.TELEGRAM, "42")).isEqualTo("alice");
            assertThat(owner(storage, Platform.TELEGRAM, "43")).isEqualTo("bob");
            assertThat(owner(storage, Platform.TWITTER, "77")).isEqualTo("bob");
        }
    }

    @Test
    void everyProblemIsNamedWithItsLineAndNothingIsImported() throws IOException {
        String text = """
                user_id,discord_id,telegram_id
                alice,803511102246789120,42
                bob,803511102246789120,43
                alice,,44
                no spaces please,,45
                carol,12,042
                dave,,42
                short
                """;
        try (CsvStorage storage = open()) {
            ImportReport report = storage.importUsers(file(text));

            assertThat(report.problems())
                    .extracting(ImportProblem::toString)
                    .containsExactly(
                            "line 3: the Discord account is already in line 2",
                            "line 4: user alice is already in line 2",
                            "line 5: the user id is not 1 to 64 characters of A-Z a-z 0-9 . _ : -",
                            "line 6: the Discord id is not a numeric id of that platform",
                            "line 6: the Telegram id is not a numeric id of that platform",
                            "line 7: the Telegram account is already in line 2",
                            "line 8: the line has only 1 cells");
            assertThat(users(storage)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "user_id,name\na,b\n",
                "discord_id\n1\n",
                "user_id,user,x\na,b,c\n",
                "user_id,discord_id\n\"a,b\n"
            })
    void aFileThatMakesNoSenseIsRefused(String text) throws IOException {
        try (CsvStorage storage = open()) {
            assertThat(storage.importUsers(file(text)).problems()).isNotEmpty();
        }
    }

    @Test
    void anImportCanBeRepeatedButTakesNothingFromAnybody() throws IOException {
        try (CsvStorage storage = open()) {
            storage.importUsers(file(GOOD));

            ImportReport again = storage.importUsers(file(GOOD));
            ImportReport clash = storage.importUsers(file("user_id,telegram_id\nnew,1\nmallory,42\nbob,99\n"));

            assertThat(again).isEqualTo(new ImportReport(0, 0, List.of()));
            assertThat(clash.problems())
                    .extracting(ImportProblem::toString)
                    .containsExactly(
                            "line 3: the Telegram account belongs to another user",
                            "line 4: the user has another Telegram account");
            assertThat(users(storage)).containsExactly("alice", "bob", "carol");
        }
    }

    @Test
    void anEarlierFileIsImportedAtTheFirstStartAndKept() throws IOException {
        Path earlier = Files.writeString(folder.resolve("users.csv"), GOOD);

        open().close();

        try (CsvStorage storage = open()) {
            assertThat(users(storage)).containsExactly("alice", "bob", "carol");
        }
        assertThat(earlier).doesNotExist();
        assertThat(folder.resolve("users.csv.imported-2026-01-31T08-00-00Z")).hasContent(GOOD);
    }

    @Test
    void aBadEarlierFileStopsTheStartAndChangesNothing() throws IOException {
        String bad = GOOD + "alice,,,\n";
        Path earlier = Files.writeString(folder.resolve("users.csv"), bad);

        assertThatThrownBy(this::open)
                .asInstanceOf(type(ImportRefusedException.class))
                .satisfies(e -> assertThat(e.getMessage()).contains(earlier.toString(), "line 5"))
                .satisfies(e -> assertThat(e.problems()).hasSize(1));
        assertThat(earlier).hasContent(bad);
        assertThat(folder.resolve("store")).doesNotExist();
    }

    @Test
    @Tag("B-08")
    void anImportThatAddsSomethingIsOneAuditEvent() throws IOException {
        try (CsvStorage storage = open()) {
            storage.importUsers(file(GOOD));
            storage.importUsers(file(GOOD));
            storage.importUsers(file("user_id,discord_id\ndave," + DISCORD + "\n"));

            List<AuditEvent> events = storage.transactor()
                    .read("events", snapshot -> storage.auditLog().newest(snapshot, 10));

            assertThat(events).singleElement().satisfies(event -> {
                assertThat(event.type()).isEqualTo("users.imported");
                assertThat(event.detail()).isEqualTo("users=3 accounts=4");
            });
        }
    }

    private CsvStorage open() {
        return CsvStorage.open(
                CsvConfig.in(folder),
                InstantSource.fixed(Instant.parse("2026-01-31T08:00:00Z")),
                new SplittableRandom(1));
    }

    private Path file(String text) throws IOException {
        return Files.write(folder.resolve("import.csv"), text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> users(CsvStorage storage) {
        return storage.transactor().read("users", snapshot -> storage.users().list(snapshot, "", 1000)).stream()
                .map(user -> user.id().value())
                .toList();
    }

    private static String owner(CsvStorage storage, Platform platform, String id) {
        return storage.transactor()
                .read(
                        "owner",
                        snapshot -> storage.bindings()
                                .findByAccount(snapshot, new PlatformAccount(platform, id))
                                .map(binding -> binding.user())
                                .map(UserId::value)
                                .orElseThrow());
    }
}
