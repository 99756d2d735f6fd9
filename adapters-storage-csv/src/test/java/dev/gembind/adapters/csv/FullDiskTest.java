package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageFullException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of 4 MiB that really is full: a file system in memory, which only the superuser can mount. */
@Tag("A-12")
@Tag("B-02")
class FullDiskTest {
    private static final int BALLAST = 1 << 20;
    private static final int MOST_WRITES = 1_000;

    @TempDir
    Path disk;

    @TempDir
    Path elsewhere;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = Commands.succeeds("mount", "-t", "tmpfs", "-o", "size=4m", "gembind-test", disk.toString());
        if (!mounted) {
            System.out.println("FullDiskTest is left out: a small file system cannot be mounted here");
        }
        Assumptions.assumeTrue(mounted, "a small file system cannot be mounted here");
        Files.write(disk.resolve("ballast"), new byte[BALLAST]);
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(Commands.succeeds("umount", disk.toString())).isTrue();
        }
    }

    @Test
    void aFullDiskRefusesWritesAndKeepsEveryAcknowledgedOne() throws Exception {
        int written;
        try (RealStore store = RealStore.open(config(0))) {
            written = fill(store);

            assertThat(written).isPositive().isLessThan(MOST_WRITES);
            assertThat(store.text("key" + (written - 1))).isEqualTo(text(written - 1));
            assertThat(store.text("key" + written)).isNull();
        }

        // a start copies the last journal, for which there is no room either
        assertThatThrownBy(() -> RealStore.open(config(0))).hasMessageContaining("No space left");
        assertThat(Commands.succeeds("mount", "-o", "remount,size=16m", disk.toString()))
                .isTrue();
        try (RealStore store = RealStore.open(config(0))) {
            for (int i = 0; i < written; i++) {
                assertThat(store.text("key" + i)).isEqualTo(text(i));
            }
            assertThat(store.text("key" + written)).isNull();
        }
        RealDisk store = new RealDisk(disk.resolve("data/store"));
        assertThat(new FolderVerifier(store, () -> new SimWorld().catalog).problems())
                .isEmpty();
    }

    @Test
    void writesGoOnWhenThereIsRoomAgain() throws IOException {
        try (RealStore store = RealStore.open(config(0))) {
            int written = fill(store);
            Files.delete(disk.resolve("ballast"));

            awaitWritable(store); // nobody writes meanwhile: it looks by itself

            store.put("key" + written, text(written));
            assertThat(store.text("key" + written)).isEqualTo(text(written));
        }
    }

    @Test
    void aDiskThatIsNearlyFullIsLeftAlone() {
        try (RealStore store = RealStore.open(config(64L << 20))) {
            assertThatThrownBy(() -> store.put("key", "text"))
                    .isInstanceOfSatisfying(
                            StorageFullException.class,
                            e -> assertThat(e.outcome()).isEqualTo(Outcome.NOT_COMMITTED));
            assertThat(store.engine().problem()).isPresent();
        }
    }

    @Test
    void aBackupThatFindsNoRoomIsToldLeavesNothingAndIsMadeLater() throws IOException {
        BackupWorld world = new BackupWorld(disk);
        try (CsvStorage storage = CsvStorage.open(CsvConfig.in(elsewhere), world::now, new SplittableRandom(7))) {
            String[] users =
                    IntStream.range(0, 200).mapToObj(i -> i + "x".repeat(50)).toArray(String[]::new);
            world.add(storage, users);
            Path more = Files.write(disk.resolve("more"), new byte[(3 << 20) - (16 << 10)]);

            assertThatThrownBy(() -> world.shelf().create(storage.backupSource()))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("No space left");
            assertThat(world.shelf().list()).isEmpty();
            world.add(storage, "later");

            Files.delete(more);
            Backup made = world.shelf().create(storage.backupSource()); // copies, as no link leads to another disk
            assertThat(world.shelf().verify(made)).isEmpty();
            assertThat(BackupWorld.users(made.folder())).hasSize(users.length + 1);
        }
    }

    private static void awaitWritable(RealStore store) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (store.engine().problem().isPresent() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(store.engine().problem()).isEmpty();
    }

    /** Writes until the disk is full; returns how many were acknowledged. */
    private static int fill(RealStore store) {
        for (int i = 0; i < MOST_WRITES; i++) {
            try {
                store.put("key" + i, text(i));
            } catch (StorageException e) {
                assertThat(e).isInstanceOf(StorageFullException.class);
                assertThat(e.outcome()).isEqualTo(Outcome.NOT_COMMITTED);
                return i;
            }
        }
        return MOST_WRITES;
    }

    private static String text(int number) {
        return "x".repeat(10_000) + number;
    }

    private CsvConfig config(long minFreeBytes) {
        return new CsvConfig(disk.resolve("data"), Duration.ofSeconds(30), 100, 64L << 20, minFreeBytes, 10, false);
    }
}
