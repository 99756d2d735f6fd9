package dev.gembind.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.csv.Backup;
import dev.gembind.adapters.csv.BackupShelf;
import dev.gembind.adapters.csv.BackupSource;
import dev.gembind.adapters.csv.CsvConfig;
import dev.gembind.adapters.csv.CsvStorage;
import dev.gembind.app.config.BackupConfig;
import dev.gembind.core.audit.Alert;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.fakes.RecordingAlerts;
import dev.gembind.testkit.junit.LeakCheck;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("B-12")
@ExtendWith(LeakCheck.class)
class BackupScheduleTest {
    @TempDir
    private Path folder;

    private final MutableTime time = new MutableTime(Instant.parse("2026-01-31T08:00:00Z"));
    private final RecordingAlerts alerts = new RecordingAlerts();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicBoolean turn = new AtomicBoolean(true);
    private CsvStorage storage;
    private BackupShelf shelf;

    @BeforeEach
    void open() {
        storage = CsvStorage.open(CsvConfig.in(folder.resolve("data")), time, new SplittableRandom(1));
        shelf = new BackupShelf(folder.resolve("backups"), time);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private BackupSchedule schedule(BackupSource source) {
        BackupConfig config = new BackupConfig(
                folder.resolve("backups"), Duration.ofHours(1), Duration.ofDays(30), Duration.ofDays(2));
        return new BackupSchedule(new BackupSchedule.Needs(config, source, meters, alerts, time, turn::get));
    }

    @Test
    void aBackupIsMadeWhenItIsDueAndChecked() {
        try (BackupSchedule schedule = schedule(storage.backupSource())) {
            schedule.look();
            schedule.look();
            time.advance(Duration.ofMinutes(59));
            schedule.look();
            assertThat(shelf.list()).singleElement().matches(Backup::isVerified);

            time.advance(Duration.ofMinutes(1));
            schedule.look();

            assertThat(shelf.list()).hasSize(2).allMatch(Backup::isVerified);
            assertThat(schedule.problem()).isEmpty();
        }
    }

    @Test
    @Tag("G-14")
    void whileAnotherInstanceMakesThemNoneIsMadeAndNothingIsSaidOfTheirAge() {
        try (BackupSchedule schedule = schedule(storage.backupSource())) {
            turn.set(false);
            schedule.look();
            assertThat(shelf.list()).isEmpty();
            assertThat(meters.get("gembind.backup.last.verified").gauge().value())
                    .isNaN();

            turn.set(true);
            schedule.look();

            assertThat(shelf.list()).hasSize(1);
            assertThat(meters.get("gembind.backup.last.verified").gauge().value())
                    .isZero();
        }
    }

    @Test
    void oldOnesGoWhenANewerOneIsGood() {
        try (BackupSchedule schedule = schedule(storage.backupSource())) {
            for (int hour = 0; hour < 24 * 4; hour++) {
                schedule.look();
                time.advance(Duration.ofHours(1));
            }

            assertThat(shelf.list()).hasSizeBetween(49, 53);
        }
    }

    @Test
    @Tag("B-14")
    void theAgeOfTheNewestGoodOneIsMeasured() {
        try (BackupSchedule schedule = schedule(storage.backupSource())) {
            assertThat(meters.scrape()).contains("gembind_backup_last_verified_seconds +Inf");

            schedule.look();
            time.advance(Duration.ofSeconds(90));

            assertThat(meters.scrape())
                    .contains(
                            "gembind_backup_last_verified_seconds 90.0",
                            "gembind_backups_total{result=\"failed\"} 0.0");
        }
    }

    @Test
    void afterARestartTheLastBackupStillCounts() {
        try (BackupSchedule schedule = schedule(storage.backupSource())) {
            schedule.look();
        }
        meters.clear();
        time.advance(Duration.ofMinutes(10));
        try (BackupSchedule schedule = schedule(storage.backupSource())) {
            schedule.look();

            assertThat(schedule.verifiedAt()).contains(Instant.parse("2026-01-31T08:00:00Z"));
            assertThat(shelf.list()).hasSize(1);
        }
    }

    @Test
    void aBackupThatNobodyCheckedIsChecked() {
        shelf.create(storage.backupSource());
        try (BackupSchedule schedule = schedule(storage.backupSource())) {
            schedule.look();

            assertThat(shelf.list()).singleElement().matches(Backup::isVerified);
        }
    }

    @Test
    void aFailureIsAnAlertAndTriedAgain() throws IOException {
        Files.createFile(folder.resolve("backups"));
        try (BackupSchedule schedule = schedule(storage.backupSource())) {
            schedule.look();
            assertThat(alerts.all()).extracting(Alert::kind).containsExactly("backup-failed");
            assertThat(schedule.problem()).isPresent();

            Files.delete(folder.resolve("backups"));
            schedule.look();

            assertThat(schedule.problem()).isEmpty();
            assertThat(schedule.verifiedAt()).isPresent();
        }
    }

    @Test
    void aBackupOnDemandIsCheckedToo() {
        try (BackupSchedule schedule = schedule(storage.backupSource())) {
            Backup made = schedule.makeNow();

            assertThat(made.isVerified()).isFalse();
        } // closing waits for the check

        assertThat(shelf.list()).singleElement().matches(Backup::isVerified);
    }

    @Test
    void aClockThatWasWrongStopsNoBackups() {
        time.advance(Duration.ofDays(4000));
        shelf.verify(shelf.create(storage.backupSource()));
        time.advance(Duration.ofDays(-4000));
        try (BackupSchedule schedule = schedule(storage.backupSource())) {
            schedule.look();

            assertThat(shelf.list()).hasSize(2);
            assertThat(List.copyOf(alerts.all())).isEmpty();
        }
    }
}
