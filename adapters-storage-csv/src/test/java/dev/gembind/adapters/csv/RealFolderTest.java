package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.storage.StorageCorruptException;
import dev.gembind.core.storage.StorageUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealFolderTest {
    @TempDir
    Path parent;

    @Test
    @Tag("B-09")
    void everythingIsThereAgainAfterReopening() {
        Path folder = parent.resolve("a/b/data");
        try (RealStore store = RealStore.open(RealStore.busyConfig(folder))) {
            for (int i = 0; i < 2000; i++) {
                store.put("key" + i % 300, "text " + i);
            }
        }

        for (int reopened = 0; reopened < 3; reopened++) {
            try (RealStore store = RealStore.open(folder)) {
                assertThat(store.text("key299")).isEqualTo("text 1799");
                assertThat(store.text("key0")).isEqualTo("text 1800");
                assertThat(store.text("key99")).isEqualTo("text 1899");
            }
        }
        assertThat(new FolderVerifierOf(folder).problems()).isEmpty();
    }

    @Test
    @Tag("B-09")
    void aTextOf16MebibytesComesBack() {
        String text = "16 MiB, \"long\"\n".repeat(1 << 20);
        try (RealStore store = RealStore.open(parent)) {
            store.put("key", text);
        }

        try (RealStore store = RealStore.open(parent)) {
            assertThat(store.text("key").equals(text)).isTrue(); // whose failure would otherwise print all of it
        }
    }

    @Test
    @Tag("B-09")
    void aJournalLongerThanASegmentIsReplayed() throws IOException {
        int transactions = 70;
        try (RealStore store =
                RealStore.open(new CsvConfig(parent, Duration.ofSeconds(30), 100, 1L << 30, 0, 10, false))) {
            for (int i = 0; i < transactions; i++) {
                store.put("key" + i % 10, i + "x".repeat(1 << 20));
            }
        }
        assertThat(BackupWorld.names(parent.resolve("store")).stream().filter(name -> name.startsWith("journal-")))
                .hasSize(2);

        try (RealStore store = RealStore.open(parent)) {
            for (int i = transactions - 10; i < transactions; i++) {
                assertThat(store.text("key" + i % 10)).startsWith(i + "x").hasSize((1 << 20) + 2);
            }
        }
    }

    @Test
    @Tag("A-13")
    void checkpointsKeepTheFolderSmall() throws IOException {
        try (RealStore store = RealStore.open(RealStore.busyConfig(parent))) {
            for (int i = 0; i < 3000; i++) {
                store.put("key" + i % 10, "text " + i);
            }
        }

        try (Stream<Path> files = Files.list(parent.resolve("store"))) {
            long bytes = files.mapToLong(file -> file.toFile().length()).sum();
            assertThat(bytes).isLessThan(150_000); // 3,000 transactions write about 300,000 bytes of journal
        }
    }

    @Test
    void aLinkLeadsToTheNewestTable() throws IOException {
        try (RealStore store = RealStore.open(RealStore.busyConfig(parent))) {
            for (int i = 0; i < 500; i++) {
                store.put("key", "text " + i);
            }
        }

        assertThat(Files.readAllLines(parent.resolve("left_rows.csv")))
                .hasSize(2)
                .first()
                .isEqualTo("key,text");
        assertThat(parent.resolve("README.txt")).content().contains("do not edit");
    }

    @Test
    void filesAndFoldersArePrivate() throws IOException {
        Path folder = Files.createDirectory(parent.resolve("open"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        RealStore.open(folder).close();

        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.map(RealFolderTest::rights)).allMatch(rights -> rights.endsWith("------"));
        }
    }

    @Test
    @Tag("B-03")
    void aFolderIsOpenedOnceInAProcess() throws IOException {
        Path link = Files.createSymbolicLink(parent.resolve("link"), Files.createDirectory(parent.resolve("data")));
        try (RealStore store = RealStore.open(parent.resolve("data"))) {
            store.put("a", "x");
            for (Path same : List.of(parent.resolve("data"), link)) {
                assertThatThrownBy(() -> RealStore.open(same))
                        .isInstanceOf(FolderInUseException.class)
                        .hasMessageContaining(same.toString())
                        .hasMessageContaining("this process");
            }
        }
        RealStore.open(link).close();
    }

    @Test
    @Tag("B-07")
    void aFileInPlaceOfTheFolderIsAClearError() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> RealStore.open(file))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    @Tag("B-07")
    void aHandEditedFileIsRefusedByNameAndKept() throws IOException {
        try (RealStore store = RealStore.open(RealStore.busyConfig(parent))) {
            store.put("a", "mine");
        }
        Path journal = journal();
        byte[] before =
                Files.readString(journal).replace("mine", "ours").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Files.write(journal, before);

        assertThatThrownBy(() -> RealStore.open(parent))
                .isInstanceOf(StorageCorruptException.class)
                .hasMessageContaining(journal.getFileName().toString());
        assertThat(Files.readAllBytes(journal)).isEqualTo(before);
        assertThat(new FolderVerifierOf(parent).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo(journal.getFileName().toString());
            assertThat(problem.place()).contains("byte");
        });
    }

    @Test
    @Tag("B-09")
    void anUnfinishedWriteIsSetAside() throws IOException {
        try (RealStore store = RealStore.open(parent)) {
            store.put("a", "kept");
        }
        Files.writeString(journal(), "4,P,left_rows,b,half a li", StandardOpenOption.APPEND);

        try (RealStore store = RealStore.open(parent)) {
            assertThat(store.text("a")).isEqualTo("kept");
            assertThat(store.text("b")).isNull();
        }
        try (Stream<Path> files = Files.list(parent.resolve("store"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("quarantine-"));
        }
    }

    @ParameterizedTest
    @Tag("B-02")
    @ValueSource(
            strings = {
                "store/MANIFEST-0000000000000007.csv.tmp",
                "store/journal-0000000000000001.001.csv.tmp",
                "store/space-probe.tmp",
                "LOCK-INFO.csv.tmp"
            })
    void leftOverTemporaryFilesAreRemoved(String name) throws IOException {
        RealStore.open(parent).close();
        Path left = Files.createFile(parent.resolve(name));

        RealStore.open(parent).close();

        assertThat(left).doesNotExist();
    }

    @Test
    @Tag("B-07")
    void aMissingJournalIsRefused() throws IOException {
        RealStore.open(parent).close();
        Files.delete(journal());

        assertThatThrownBy(() -> RealStore.open(parent))
                .isInstanceOf(StorageCorruptException.class)
                .hasMessageContaining("missing");
    }

    @Test
    @Tag("B-07")
    void aJournalOfAnotherStoreIsRefused() throws IOException {
        RealStore.open(parent.resolve("one")).close();
        Path other = parent.resolve("two");
        CsvEngine.open(
                        CsvConfig.in(other),
                        new SimWorld().catalog,
                        Outside.real(java.time.InstantSource.system(), new java.util.SplittableRandom(2)))
                .close();
        Path journal = journal(parent.resolve("one"));
        Files.copy(journal(other), journal, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> RealStore.open(parent.resolve("one")))
                .isInstanceOf(StorageCorruptException.class)
                .hasMessageContaining("another storage");
    }

    private Path journal() throws IOException {
        return journal(parent);
    }

    private static Path journal(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("store"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("journal-"))
                    .max(java.util.Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    private static String rights(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The check of a folder with the tables of the simulated world. */
    private record FolderVerifierOf(Path folder) {
        List<CsvProblem> problems() {
            try {
                return new FolderVerifier(new RealDisk(folder.resolve("store")), () -> new SimWorld().catalog)
                        .problems();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
