package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process ends at each step of each work on backups in turn. */
@Tag("B-12")
class BackupCrashTest {
    private static final int MAX_STEPS = 100;

    @TempDir
    Path parent;

    @Test
    void cutOffWhileMakingThereIsAGoodBackupOrNone() {
        BackupWorld world = new BackupWorld(parent);
        boolean finished = false;
        int steps = 0;
        for (; !finished && steps < MAX_STEPS; steps++) {
            StoppingDisk disk = new StoppingDisk(steps);
            int before = world.shelf().list().size();
            finished = tryTo(() -> {
                try (CsvStorage storage = world.open()) {
                    world.shelf(disk).create(storage.backupSource());
                }
            });

            List<Backup> after = world.shelf().list();
            assertThat(after.size() - before).isBetween(0, 1);
            after.forEach(backup -> assertThat(world.shelf().verify(backup)).isEmpty());
            world.pass(Duration.ofMinutes(1));
        }
        assertThat(steps).isBetween(5, MAX_STEPS - 1);

        world.backUp();
        assertThat(BackupWorld.names(world.shelfFolder)).noneMatch(name -> name.startsWith(".tmp"));
    }

    @Test
    void cutOffWhileRemovingNothingHalfIsListed() {
        boolean finished = false;
        int steps = 0;
        for (; !finished && steps < MAX_STEPS; steps++) {
            BackupWorld world = new BackupWorld(parent.resolve("remove" + steps));
            Backup old = world.backUp();
            world.pass(Duration.ofDays(40));
            world.shelf().verify(world.backUp());

            StoppingDisk disk = new StoppingDisk(steps);
            finished =
                    tryTo(() -> world.shelf(disk).prune(new BackupRetention(Duration.ofDays(2), Duration.ofDays(3))));

            world.shelf()
                    .list()
                    .forEach(backup -> assertThat(world.shelf().verify(backup)).isEmpty());
            assertThat(finished && world.shelf().find(old.name()).isPresent()).isFalse();
        }
        assertThat(steps).isBetween(2, MAX_STEPS - 1);
    }

    @Test
    void cutOffWhileACheckIsNotedTheBackupStays() {
        BackupWorld world = new BackupWorld(parent);
        Backup made = world.backUp();
        boolean finished = false;
        for (int steps = 0; !finished && steps < MAX_STEPS; steps++) {
            StoppingDisk disk = new StoppingDisk(steps);
            finished = tryTo(() -> world.shelf(disk).verify(made));

            assertThat(world.shelf().list()).hasSize(1);
        }
        assertThat(world.shelf().newestVerified()).isPresent();
    }

    @Test
    void cutOffWhileRestoringTheOldOrTheNewStoreIsThereWhole() throws IOException {
        BackupWorld world = new BackupWorld(parent);
        world.add("alice");
        Path backup = world.backUp().folder();
        boolean finished = false;
        boolean old = false;
        int steps = 0;
        for (; !finished && steps < MAX_STEPS; steps++) {
            Path data = parent.resolve("data" + steps);
            new Restore(data, world::now).run(backup, RestorePoint.END);
            addTo(data, world, "bob");

            StoppingDisk disk = new StoppingDisk(steps);
            finished = tryTo(() -> new Restore(data, world::now, disk).run(backup, RestorePoint.END));

            List<String> users = BackupWorld.users(data);
            assertThat(users).isIn(List.of("alice"), List.of("alice", "bob"));
            old |= users.size() == 2;
            assertThat(Files.exists(data.resolve(RestoreSwap.FILE))).isFalse();
            assertThat(!finished || users.size() == 1).isTrue();
            assertThat(CsvStorage.verify(data)).isEmpty();
        }
        assertThat(old).isTrue();
        assertThat(steps).isBetween(8, MAX_STEPS - 1);
    }

    @Test
    void namesAreForcedBeforeAndBehindTheRename() {
        BackupWorld world = new BackupWorld(parent);
        StoppingDisk disk = new StoppingDisk(MAX_STEPS);
        try (CsvStorage storage = world.open()) {
            world.shelf(disk).create(storage.backupSource());
        }

        assertThat(disk.done())
                .containsSubsequence(
                        "write BACKUP.csv",
                        "write SHA256SUMS",
                        "force .tmp-2026-01-31T08-00-00Z",
                        "rename 2026-01-31T08-00-00Z",
                        "force backups");
    }

    @Test
    void theMarkerOfARestoreIsForcedBeforeAnythingMoves() {
        BackupWorld world = new BackupWorld(parent);
        Path backup = world.backUp().folder();
        StoppingDisk disk = new StoppingDisk(MAX_STEPS);

        new Restore(world.data, world::now, disk).run(backup, RestorePoint.END);

        assertThat(disk.done())
                .containsSubsequence(
                        "force store.restore-2026-01-31T08-00-00Z",
                        "force data",
                        "write RESTORE.csv.tmp",
                        "rename RESTORE.csv",
                        "force data",
                        "rename store.before-2026-01-31T08-00-00Z",
                        "force data",
                        "rename store",
                        "force data",
                        "delete RESTORE.csv",
                        "force data");
    }

    private static void addTo(Path data, BackupWorld world, String user) {
        try (CsvStorage storage = CsvStorage.open(CsvConfig.in(data), world::now, new java.util.SplittableRandom(3))) {
            world.add(storage, user);
        }
    }

    private static boolean tryTo(Runnable work) {
        try {
            work.run();
            return true;
        } catch (StoppingDisk.Stop e) {
            return false;
        }
    }
}
