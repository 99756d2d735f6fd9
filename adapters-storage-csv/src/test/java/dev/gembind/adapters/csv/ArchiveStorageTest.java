package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.UserId;
import dev.gembind.core.access.SignInSession;
import dev.gembind.core.storage.StorageUnavailableException;
import dev.gembind.core.transfer.CopyProgress;
import dev.gembind.core.transfer.StorageDigest;
import dev.gembind.core.transfer.TableDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("G-12")
class ArchiveStorageTest {
    @TempDir
    Path parent;

    private BackupWorld world;

    @BeforeEach
    void makeWorld() {
        world = new BackupWorld(parent);
        world.add("alice", "bob");
    }

    @Test
    void itHoldsWhatTheStoreHoldsAndChangesNoFile() throws IOException {
        Map<String, byte[]> before = files();
        List<TableDigest> expected;
        try (CsvStorage storage = world.open()) {
            expected = StorageDigest.of(storage.movable(), CopyProgress.SILENT);
        }
        Map<String, byte[]> reopened = files();
        try (ArchiveStorage archive = ArchiveStorage.open(world.data)) {
            assertThat(StorageDigest.of(archive.movable(), CopyProgress.SILENT)).isEqualTo(expected);
        }

        assertThat(files()).usingRecursiveComparison().isEqualTo(reopened);
        assertThat(before).isNotEmpty();
    }

    @Test
    void itCanBeReadWhileTheStoreIsUsed() {
        try (CsvStorage storage = world.open()) {
            world.add(storage, "carol");
            try (ArchiveStorage archive = ArchiveStorage.open(world.data)) {
                assertThat(StorageDigest.of(archive.movable(), CopyProgress.SILENT)
                                .get(0)
                                .rows())
                        .isEqualTo(3);
            }
        }
    }

    @Test
    void verifyNamesTheRowThatBreaksARule() {
        try (CsvStorage storage = world.open()) {
            storage.transactor().write("orphan", tx -> {
                storage.sessions()
                        .insert(
                                tx,
                                new SignInSession(
                                        "hash",
                                        new UserId("nobody"),
                                        BackupWorld.START,
                                        BackupWorld.START.plusSeconds(9)));
                return true;
            });
            assertThat(CsvStorage.verify(world.data)).singleElement().satisfies(problem -> {
                assertThat(problem.file()).isEqualTo("sessions.csv");
                assertThat(problem.rule()).contains("nobody", "does not exist");
            });
        }
    }

    @Test
    void writingIsRefused() {
        try (ArchiveStorage archive = ArchiveStorage.open(world.data)) {
            assertThatThrownBy(() -> archive.movable().transactor().write("no", tx -> 1))
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasMessageContaining("reading only");
        }
    }

    @Test
    void aHeldFolderIsNobodyElses() {
        try (ArchiveStorage archive = ArchiveStorage.hold(world.data, world::now)) {
            assertThat(archive.movable()).isNotNull();
            assertThatThrownBy(() -> world.open()).isInstanceOf(FolderInUseException.class);
        }
        world.open().close();
    }

    @Test
    void aFolderWithoutAStoreIsAClearError() {
        assertThatThrownBy(() -> ArchiveStorage.open(parent.resolve("none")))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessageContaining("no store");
        assertThat(parent.resolve("none")).doesNotExist();
    }

    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(world.data.resolve("store"))) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
