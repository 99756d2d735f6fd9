package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("B-12")
class BackupRetentionTest {
    private static final Instant NOW = Instant.parse("2026-06-30T12:30:00Z");
    private static final BackupRetention USUAL = new BackupRetention(Duration.ofDays(2), Duration.ofDays(30));

    @TempDir
    Path parent;

    @Test
    void hourlyForTwoDaysThenDailyForThirty() {
        List<Backup> kept = kept(USUAL, hourly(60, BackupCheck.Result.VERIFIED));

        assertThat(kept).filteredOn(backup -> age(backup).toHours() < 48).hasSize(48);
        assertThat(kept).filteredOn(backup -> age(backup).toHours() >= 48).hasSize(28);
        assertThat(kept).allMatch(backup -> age(backup).compareTo(Duration.ofDays(30)) <= 0);
    }

    @Test
    void plainHourlyForThirtyDaysCanBeAskedFor() {
        BackupRetention plain = new BackupRetention(Duration.ofDays(30), Duration.ofDays(30));

        assertThat(kept(plain, hourly(40, BackupCheck.Result.VERIFIED))).hasSize(30 * 24);
    }

    @Test
    void theNewestVerifiedIsNeverRemoved() {
        List<Backup> backups = new ArrayList<>(hourly(100, BackupCheck.Result.DAMAGED));
        Backup good = backup(NOW.minus(Duration.ofDays(99)), 5, BackupCheck.Result.VERIFIED);
        backups.add(good);

        assertThat(kept(new BackupRetention(Duration.ZERO, Duration.ZERO), backups))
                .contains(good);
    }

    @Test
    void nothingIsRemovedBeforeANewerVerifiedOneIsThere() {
        List<Backup> unchecked = hourly(100, BackupCheck.Result.UNCHECKED);

        assertThat(kept(USUAL, unchecked)).hasSameSizeAs(unchecked);
    }

    @Test
    void aDayIsRepresentedByAGoodBackup() {
        Instant day = NOW.minus(Duration.ofDays(10));
        Backup good = backup(day, 1, BackupCheck.Result.VERIFIED);
        Backup damaged = backup(day.plusSeconds(3600), 2, BackupCheck.Result.DAMAGED);
        Backup newest = backup(NOW, 3, BackupCheck.Result.VERIFIED);

        assertThat(kept(USUAL, List.of(good, damaged, newest))).containsExactlyInAnyOrder(good, newest);
    }

    @Test
    void aClockThatWasWrongHidesNotTheBackupThatHoldsMost() {
        Backup most = backup(Instant.parse("1999-01-01T00:00:00Z"), 900, BackupCheck.Result.VERIFIED);
        Backup future = backup(NOW.plus(Duration.ofDays(4000)), 100, BackupCheck.Result.VERIFIED);

        assertThat(kept(USUAL, List.of(most, future))).contains(most, future);
    }

    @Test
    void pruningRemovesTheFolders() {
        BackupWorld world = new BackupWorld(parent);
        Backup old = world.backUp();
        world.shelf().verify(old);
        world.pass(Duration.ofDays(31));
        Backup fresh = world.backUp();
        assertThat(world.shelf().prune(USUAL)).isEmpty();

        world.shelf().verify(fresh);

        assertThat(world.shelf().prune(USUAL)).extracting(Backup::name).containsExactly(old.name());
        assertThat(world.shelf().list()).extracting(Backup::name).containsExactly(fresh.name());
    }

    private static List<Backup> hourly(int days, BackupCheck.Result result) {
        List<Backup> backups = new ArrayList<>();
        for (int hour = 0; hour < days * 24; hour++) {
            backups.add(backup(NOW.minus(Duration.ofHours(hour)).minusSeconds(60), 10_000 - hour, result));
        }
        return backups;
    }

    private static Backup backup(Instant madeAt, long transaction, BackupCheck.Result result) {
        return new Backup(
                BackupFiles.stamp(madeAt),
                Path.of("none"),
                madeAt,
                "csv",
                "5eed",
                transaction,
                1,
                new BackupCheck(result, NOW, null),
                null);
    }

    private static List<Backup> kept(BackupRetention retention, List<Backup> backups) {
        List<Backup> kept = new ArrayList<>(backups);
        kept.removeAll(retention.surplus(backups, NOW));
        return kept;
    }

    private static Duration age(Backup backup) {
        return Duration.between(backup.madeAt(), NOW);
    }
}
