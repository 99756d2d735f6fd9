package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.UserId;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stores of each format that ever was, and of those to come: edge cases 51 and 52. */
@Tag("B-07")
class StoreFormatTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = "store-format-1")
    void aStoreOfEveryFormatIsOpenedAndWrittenToAgain(String format) throws IOException {
        take(format);
        assertThat(CsvStorage.verify(folder)).isEmpty();

        for (int opened = 0; opened < 2; opened++) {
            try (CsvStorage storage = GoldenStore.open(folder, 1)) {
                GoldenStore.check(storage);
                storage.transactor().write("touch", tx -> storage.sessions().keepNewest(tx, new UserId("ann"), 1));
            }
        }
        assertThat(CsvStorage.verify(folder)).isEmpty();
    }

    @Test
    void theKeptStoreShowsEveryKindOfFile() throws IOException {
        take("store-format-1");

        assertThat(names("MANIFEST-")).hasSize(2);
        assertThat(names("users-")).isNotEmpty();
        assertThat(names("audit-")).hasSizeGreaterThan(1);
        assertThat(Files.readString(newest("journal-")))
                .contains("\nS,users,1,", ",P,users,", ",D,sessions,h0\n", ",C,1,", "\n\n");
    }

    @Test
    void aManifestOfALaterFormatIsRefusedAndNoOlderOneTaken() throws IOException {
        take("store-format-1");
        change("MANIFEST-", line -> line.replace("gembind-manifest,1,", "gembind-manifest,2,"), this::closeManifest);

        refusesNewer("a manifest of version 2");
    }

    @Test
    void aTableOfALaterVersionIsRefusedAndNoOlderOneTaken() throws IOException {
        take("store-format-1");
        change("MANIFEST-", line -> line.replace("file,users,1,", "file,users,2,"), this::closeManifest);

        refusesNewer("table users of version 2");
    }

    @Test
    void aTableThisProgramDoesNotKnowIsRefused() throws IOException {
        take("store-format-1");
        change("MANIFEST-", line -> line.replace("file,users,1,users-", "file,gold,1,gold-"), this::closeManifest);

        refusesNewer("a table gold");
    }

    @Test
    void aJournalOfALaterFormatIsRefused() throws IOException {
        take("store-format-1");
        change(
                "journal-",
                line -> line.replace("H,gembind-journal,1,", "H,gembind-journal,7,"),
                StoreFormatTest::closeLine);

        refusesNewer("a journal of version 7");
    }

    @Test
    void aJournalWithALaterTableIsRefused() throws IOException {
        take("store-format-1");
        change("journal-", line -> line.replace("S,users,1,", "S,users,3,"), StoreFormatTest::closeLine);

        refusesNewer("table users of version 3");
    }

    @Test
    void aJournalWithOtherColumnsIsDamage() throws IOException {
        take("store-format-1");
        change(
                "journal-",
                line -> line.startsWith("S,users,") ? line.replace(",id,created_at,", ",created_at,id,") : line,
                StoreFormatTest::closeLine);

        assertThatThrownBy(() -> GoldenStore.open(folder, 1))
                .hasMessageContaining("table users has other columns than this program knows");
    }

    private void refusesNewer(String what) throws IOException {
        List<String> before = names("");

        assertThatThrownBy(() -> GoldenStore.open(folder, 1))
                .isInstanceOf(NewerStoreException.class)
                .hasMessageContaining("was written by a newer program")
                .hasMessageContaining(what);
        assertThat(names("")).isEqualTo(before);
    }

    private void take(String format) throws IOException {
        Path store = Files.createDirectory(folder.resolve("store"));
        try (Stream<Path> files = Files.list(
                Path.of(StoreFormatTest.class.getResource("/" + format).toURI()))) {
            for (Path file : files.toList()) {
                Files.copy(file, store.resolve(file.getFileName().toString()));
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** Changes lines of the newest file of a kind, and closes each changed line or the file with a fitting checksum. */
    private void change(String kind, UnaryOperator<String> change, UnaryOperator<String> close) throws IOException {
        Path file = newest(kind);
        List<String> lines = new ArrayList<>();
        boolean changed = false;
        for (String line : Files.readString(file).split("\n", -1)) {
            String next = change.apply(line);
            changed |= !next.equals(line);
            lines.add(next.equals(line) || kind.equals("MANIFEST-") ? next : close.apply(next));
        }
        assertThat(changed).isTrue();
        String text = String.join("\n", lines);
        Files.writeString(file, kind.equals("MANIFEST-") ? close.apply(text) : text);
    }

    private String closeManifest(String text) {
        return closeLine(text.substring(0, text.length() - 1)) + "\n";
    }

    /** Puts the CRC32C of everything before the last comma behind it. */
    private static String closeLine(String line) {
        String checked = line.substring(0, line.length() - Checksums.HEX_LENGTH);
        byte[] bytes = checked.getBytes(StandardCharsets.UTF_8);
        boolean manifest = checked.startsWith("gembind-manifest");
        return checked + Checksums.hex(Checksums.of(bytes, 0, manifest ? bytes.length : bytes.length - 1));
    }

    private Path newest(String kind) throws IOException {
        return folder.resolve("store")
                .resolve(names(kind).stream().max(Comparator.naturalOrder()).orElseThrow());
    }

    private List<String> names(String kind) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("store"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(kind))
                    .sorted()
                    .toList();
        }
    }
}
