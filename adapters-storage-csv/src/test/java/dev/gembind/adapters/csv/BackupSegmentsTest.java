package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What backups do to the files of the store they are made of. */
@Tag("B-12")
class BackupSegmentsTest {
    private BackupWorld world;

    @BeforeEach
    void makeWorld(@TempDir Path parent) {
        world = new BackupWorld(parent);
    }

    @Test
    void filesAreLinkedWhereTheFileSystemCan() throws IOException {
        try (CsvStorage storage = world.open()) {
            world.add(storage, "alice");
            Backup made = world.shelf().create(storage.backupSource());

            String sealed = BackupWorld.names(made.folder().resolve("store")).stream()
                    .filter(name -> name.startsWith("journal-"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.isSameFile(
                            made.folder().resolve("store").resolve(sealed),
                            world.data.resolve("store").resolve(sealed)))
                    .isTrue();
        }
    }

    @Test
    void anIdleStoreSealsNoSegmentForEachBackup() {
        try (CsvStorage storage = world.open()) {
            world.add(storage, "alice");
            for (int i = 0; i < 5; i++) {
                world.shelf().create(storage.backupSource());
                world.pass(Duration.ofHours(1));
            }

            assertThat(BackupWorld.names(world.data.resolve("store")))
                    .filteredOn(name -> name.startsWith("journal-"))
                    .hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void manySmallSegmentsAreMerged() {
        try (CsvStorage storage = world.open()) {
            for (int i = 0; i < 140; i++) {
                world.add(storage, "user" + i);
                storage.backupSource().copyTo(world.parent.resolve("copy" + i));
            }

            assertThat(BackupWorld.names(world.data.resolve("store")))
                    .filteredOn(name -> name.startsWith("journal-"))
                    .hasSizeLessThan(140);
        }
    }
}
