package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.storage.StorageCorruptException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("B-12")
class RestoreTest {
    @TempDir
    Path parent;

    private BackupWorld world;

    @BeforeEach
    void makeWorld() {
        world = new BackupWorld(parent);
    }

    private Restore restore() {
        return new Restore(world.data, world::now);
    }

    @Test
    void aRestoreBringsTheBackupAndKeepsTheEarlierStore() {
        world.add("alice");
        Backup backup = world.backUp();
        world.add("bob");

        RestoreReport report = restore().run(backup.folder(), RestorePoint.END);

        assertThat(world.users()).containsExactly("alice");
        assertThat(report.transaction()).isEqualTo(backup.transaction());
        assertThat(report.kept()).isDirectory();
        assertThat(world.shelf().verify(backup)).isEmpty();
        assertThat(CsvStorage.verify(world.data)).isEmpty();
    }

    @Test
    void whatWasRestoredGoesOnAndCanBeBackedUpAgain() {
        world.add("alice");
        Backup backup = world.backUp();
        restore().run(backup.folder(), RestorePoint.END);
        world.add("bob");
        world.pass(Duration.ofHours(1));

        Backup second = world.backUp();

        assertThat(world.shelf().verify(second)).isEmpty();
        assertThat(world.users()).containsExactly("alice", "bob");
    }

    @Test
    void anEmptyPlaceIsFilled() {
        world.add("alice");
        Backup backup = world.backUp();
        Path fresh = parent.resolve("fresh/data");

        RestoreReport report = new Restore(fresh, world::now).run(backup.folder(), RestorePoint.END);

        assertThat(report.kept()).isNull();
        assertThat(BackupWorld.users(fresh)).containsExactly("alice");
    }

    @Test
    void aFolderInUseIsRefused() {
        world.add("alice");
        Backup backup = world.backUp();
        try (CsvStorage storage = world.open()) {
            world.add(storage, "bob");

            assertThatThrownBy(() -> restore().run(backup.folder(), RestorePoint.END))
                    .isInstanceOf(FolderInUseException.class);
            world.add(storage, "carol");
        }
        assertThat(world.users()).containsExactly("alice", "bob", "carol");
    }

    @Test
    void aDamagedBackupIsRefusedAndNothingChanges() throws IOException {
        world.add("alice");
        Backup backup = world.backUp();
        Path journal = backup.folder().resolve("store/journal-0000000000000001.000.csv");
        if (!Files.exists(journal)) {
            journal = backup.folder().resolve("store/journal-0000000000000001.001.csv");
        }
        byte[] bytes = Files.readAllBytes(journal);
        bytes[bytes.length - 30] ^= 1;
        Files.delete(journal); // the store has the same file under another name
        Files.write(journal, bytes);
        world.add("bob");

        assertThatThrownBy(() -> restore().run(backup.folder(), RestorePoint.END))
                .isInstanceOf(StorageCorruptException.class)
                .hasMessageContaining(journal.getFileName().toString());
        assertThat(world.users()).containsExactly("alice", "bob");
    }

    @Test
    void aBackupOfANewerProgramIsRefused() throws IOException {
        Backup backup = world.backUp();
        Path card = backup.folder().resolve("BACKUP.csv");
        Files.writeString(card, Files.readString(card).replace("\n1,", "\n2,"));
        Files.write(backup.folder().resolve(BackupSums.FILE), BackupSums.of(backup.folder()));

        assertThatThrownBy(() -> restore().run(backup.folder(), RestorePoint.END))
                .isInstanceOf(NewerBackupException.class)
                .hasMessageContaining("format 2");
    }

    @Test
    void everyTransactionCanBeGoneBackTo() {
        try (CsvStorage storage = world.open(1)) {
            for (int i = 0; i < 30; i++) {
                world.add(storage, "user" + (10 + i));
            }
        }
        Backup backup = world.backUp();
        int reached = 0;
        for (long seq = 0; seq <= backup.transaction(); seq++) {
            RestorePoint point = new RestorePoint(seq, null);
            if (Restore.reaches(backup.folder(), point)) {
                Path data = parent.resolve("at" + seq);
                RestoreReport report = new Restore(data, world::now).run(backup.folder(), point);
                assertThat(report.transaction()).isEqualTo(seq);
                assertThat(BackupWorld.users(data)).hasSizeLessThanOrEqualTo((int) seq);
                reached++;
            }
        }
        assertThat(reached).isGreaterThan(1);
    }

    @Test
    void aTimeCanBeGoneBackTo() {
        try (CsvStorage storage = world.open()) {
            for (int i = 0; i < 10; i++) {
                world.pass(Duration.ofMinutes(1));
                world.add(storage, "user" + i);
                if (i % 3 == 0) {
                    world.shelf().create(storage.backupSource()); // seals a segment
                }
            }
        }
        Backup backup = world.backUp();
        Instant time = BackupWorld.START.plus(Duration.ofMinutes(4)).plusSeconds(30);

        restore().run(backup.folder(), new RestorePoint(null, time));

        assertThat(world.users()).containsExactly("user0", "user1", "user2", "user3");
    }

    @Test
    void aPointBehindTheBackupIsRefused() {
        world.add("alice");
        Backup backup = world.backUp();

        assertThatThrownBy(() -> restore().run(backup.folder(), new RestorePoint(99L, null)))
                .isInstanceOf(RestoreRefusedException.class);
        assertThatThrownBy(() -> restore()
                        .run(backup.folder(), new RestorePoint(null, BackupWorld.START.plus(Duration.ofHours(1)))))
                .isInstanceOf(RestoreRefusedException.class);
        assertThat(world.users()).containsExactly("alice");
    }

    @Test
    void aPointBeforeTheBackupsFirstManifestIsRefused() {
        try (CsvStorage storage = world.open(1)) {
            Path first = world.data.resolve("store/MANIFEST-0000000000000000.csv");
            Path second = world.data.resolve("store/MANIFEST-0000000000000001.csv"); // there may be one right behind
            for (int i = 0; i < 20_000 && (Files.exists(first) || Files.exists(second)); i++) {
                world.add(storage, "user" + (10 + i)); // two checkpoints later both are gone
            }
            assertThat(first).doesNotExist();
            assertThat(second).doesNotExist();
        }
        Backup backup = world.backUp();

        assertThat(Restore.reaches(backup.folder(), new RestorePoint(1L, null))).isFalse();
        assertThat(Restore.reaches(backup.folder(), RestorePoint.END)).isTrue();
    }
}
