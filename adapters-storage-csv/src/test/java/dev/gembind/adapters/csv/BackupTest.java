package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.storage.StorageUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup holds what was acknowledged before it, whatever the store does meanwhile. */
@Tag("B-12")
class BackupTest {
    private BackupWorld world;

    @BeforeEach
    void makeWorld(@TempDir Path parent) {
        world = new BackupWorld(parent);
    }

    @Test
    void aBackupHoldsWhatWasAcknowledgedAndIsGood() {
        try (CsvStorage storage = world.open()) {
            world.add(storage, "alice", "bob");

            Backup made = world.shelf().create(storage.backupSource());
            world.add(storage, "carol");

            assertThat(world.shelf().verify(made)).isEmpty();
            assertThat(made.kind()).isEqualTo("csv");
            assertThat(made.note()).isNull();
            assertThat(copyAndRead(made)).containsExactly("alice", "bob");
            world.add(storage, "dave");
        }
        assertThat(world.users()).containsExactly("alice", "bob", "carol", "dave");
    }

    @Test
    void anEmptyStoreCanBeBackedUp() {
        Backup made = world.backUp();

        assertThat(world.shelf().verify(made)).isEmpty();
        assertThat(copyAndRead(made)).isEmpty();
    }

    @Test
    void tablesAreTakenWithTheirJournal() {
        try (CsvStorage storage = world.open(1)) {
            for (int i = 0; i < 200; i++) {
                world.add(storage, "user" + (1000 + i));
            }
            Backup made = world.shelf().create(storage.backupSource());

            assertThat(world.shelf().verify(made)).isEmpty();
            assertThat(BackupWorld.names(made.folder().resolve("store")))
                    .anyMatch(name -> name.startsWith("users-"))
                    .anyMatch(name -> name.startsWith("MANIFEST-"));
            assertThat(copyAndRead(made)).hasSize(200);
        }
    }

    @Test
    void backupsWhileWritesRunHoldAPrefixOfThem() throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        try (CsvStorage storage = world.open(20_000)) {
            Thread writer = new Thread(() -> {
                for (int i = 0; !done.get(); i++) {
                    world.add(storage, "user" + (100_000 + i));
                }
            });
            writer.start();
            for (int i = 0; i < 8; i++) {
                Backup made = world.shelf().create(storage.backupSource());
                assertThat(world.shelf().verify(made)).isEmpty();
                List<String> users = copyAndRead(made);
                for (int at = 0; at < users.size(); at++) {
                    assertThat(users.get(at)).isEqualTo("user" + (100_000 + at));
                }
                world.pass(Duration.ofHours(1));
            }
            done.set(true);
            writer.join();
        }
        assertThat(CsvStorage.verify(world.data)).isEmpty();
    }

    @Test
    void aClosedStorageMakesNoBackup() {
        CsvStorage storage = world.open();
        BackupSource source = storage.backupSource();
        storage.close();

        assertThatThrownBy(() -> world.shelf().create(source)).isInstanceOf(StorageUnavailableException.class);
        assertThat(world.shelf().list()).isEmpty();
        assertThat(BackupWorld.names(world.shelfFolder)).noneMatch(name -> name.startsWith(".tmp"));
    }

    @Test
    void aJournalThatCannotBeEndedIsTakenAsFarAsItIsDurable() throws IOException {
        Path store = world.data.resolve("store");
        try (CsvStorage storage = world.open()) {
            world.add(storage, "alice", "bob");
            SegmentName active = SegmentName.parse(BackupWorld.names(store).stream()
                    .filter(name -> name.startsWith("journal-"))
                    .findFirst()
                    .orElseThrow());
            BackupEnd end = BackupEnd.of(store);
            long durable = Files.readString(store.resolve(active.file()))
                            .stripTrailing()
                            .length()
                    + 1L;
            world.add(storage, "carol");

            new BackupCopy(new RealArchiveDisk(), store, new CsvTables(1).catalog())
                    .write(
                            new BackupPoint(
                                    end.storeId(), new BackupPoint.Tail(active, durable), end.position(), "no force"),
                            world.parent.resolve("copy/store"),
                            0);
        }
        assertThat(CsvStorage.verify(world.parent.resolve("copy"))).isEmpty();
        assertThat(BackupWorld.users(world.parent.resolve("copy"))).containsExactly("alice", "bob");
    }

    private List<String> copyAndRead(Backup backup) {
        Path copy = world.parent.resolve("copy-of-" + backup.name());
        new Restore(copy, world::now).run(backup.folder(), RestorePoint.END);
        return BackupWorld.users(copy);
    }
}
