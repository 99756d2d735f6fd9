package dev.gembind.app.server;

import dev.gembind.adapters.csv.Backup;
import dev.gembind.adapters.csv.BackupRetention;
import dev.gembind.adapters.csv.BackupShelf;
import dev.gembind.adapters.csv.BackupSource;
import dev.gembind.adapters.csv.CsvProblem;
import dev.gembind.adapters.csv.FolderInUseException;
import dev.gembind.app.config.BackupConfig;
import dev.gembind.core.GembindException;
import dev.gembind.core.audit.Alert;
import dev.gembind.core.audit.AlertSink;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes backups while the server runs: each is checked when it is there, and old ones go only when a newer one proved good.
 * One thread does all of it. Thread-safe.
 */
final class BackupSchedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackupSchedule.class);
    private static final Duration FIRST_LOOK = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final String DAMAGED_ALERT = "backup-damaged";
    private static final String FAILED_ALERT = "backup-failed";
    private static final String RUNS = "gembind.backups";

    private final Needs needs;
    private final BackupShelf shelf;
    private final BackupRetention retention;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Threads.daemon("gembind-backup"));
    private volatile @Nullable Instant verifiedAt;
    private volatile @Nullable String trouble;

    /**
     * What backups are made of and with.
     *
     * @param config when and where
     * @param source what is backed up
     * @param meters counts
     * @param alerts hears of backups that fail
     * @param clock tells the time
     * @param turn whether this instance is the one that makes them
     */
    record Needs(
            BackupConfig config,
            BackupSource source,
            MeterRegistry meters,
            AlertSink alerts,
            InstantSource clock,
            BooleanSupplier turn) {}

    BackupSchedule(Needs needs) {
        this.needs = needs;
        this.shelf = new BackupShelf(needs.config().folder(), needs.clock());
        this.retention =
                new BackupRetention(needs.config().keepAll(), needs.config().keep());
        Gauge.builder("gembind.backup.last.verified", this, BackupSchedule::secondsSinceVerified)
                .baseUnit("seconds")
                .description(
                        "age of the newest backup that was checked and is good; NaN where another instance makes them")
                .register(needs.meters());
        for (String result : List.of("verified", "damaged", "failed")) {
            needs.meters().counter(RUNS, "result", result);
        }
    }

    /** Begins to look whether a backup is due. */
    BackupSchedule start() {
        var unused = thread.scheduleWithFixedDelay(
                this::look, FIRST_LOOK.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** Makes a backup that is not due; it is checked soon after. */
    Backup makeNow() {
        try {
            Backup made = thread.submit(() -> shelf.create(needs.source())).get();
            thread.execute(() -> guarded(() -> check(made)));
            return made;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException("a backup failed in an unknown way", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the wait for a backup was interrupted", e);
        }
    }

    /** Tells whether this instance is the one that makes them. */
    boolean isOurs() {
        return needs.turn().getAsBoolean();
    }

    /** Returns what is wrong with backups, if anything is. */
    Optional<String> problem() {
        return Optional.ofNullable(trouble);
    }

    /** Returns when the newest good backup was made, as far as this schedule knows. */
    Optional<Instant> verifiedAt() {
        return Optional.ofNullable(verifiedAt);
    }

    @Override
    public void close() {
        Threads.end(thread, LAST_WORDS);
    }

    /** Makes a backup if one is due, and checks the newest one if nobody has. */
    void look() {
        if (!isOurs()) {
            trouble = null; // whoever makes them tells what is wrong
            return;
        }
        guarded(() -> {
            List<Backup> backups = shelf.list();
            backups.stream().filter(Backup::isVerified).findFirst().ifPresent(good -> verifiedAt = good.madeAt());
            if (backups.isEmpty() || isDue(backups.get(0))) {
                check(shelf.create(needs.source()));
            } else if (backups.get(0).check().at() == null) {
                check(backups.get(0)); // the last process ended before it could
            }
        });
    }

    /** A backup from the future was made by a wrong clock; waiting for its time would mean no backups till then. */
    private boolean isDue(Backup newest) {
        Instant now = needs.clock().instant();
        Duration age = Duration.between(newest.madeAt(), now);
        return age.compareTo(needs.config().every()) >= 0
                || newest.madeAt().isAfter(now.plus(needs.config().every()));
    }

    private void check(Backup made) {
        List<CsvProblem> problems = shelf.verify(made);
        if (!problems.isEmpty()) {
            count("damaged");
            report(DAMAGED_ALERT, made.name(), problems.get(0).toString());
            return;
        }
        count("verified");
        verifiedAt = made.madeAt();
        trouble = null;
        shelf.prune(retention);
    }

    // an exception that left the thread would end the schedule without a word
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (FolderInUseException e) {
            LOG.info("backups wait: {}", e.getMessage()); // a command works on them just now
        } catch (GembindException | UncheckedIOException e) {
            count("failed");
            report(FAILED_ALERT, "backup", String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            count("failed");
            LOG.error("a backup failed", e);
            report(FAILED_ALERT, "backup", e.toString());
        }
    }

    private void report(String kind, String subject, String message) {
        trouble = message;
        needs.alerts().alert(new Alert(kind, subject, message));
    }

    private void count(String result) {
        needs.meters().counter(RUNS, "result", result).increment();
    }

    private double secondsSinceVerified() {
        if (!isOurs()) {
            return Double.NaN;
        }
        Instant at = verifiedAt;
        return at == null
                ? Double.POSITIVE_INFINITY
                : Math.max(0, Duration.between(at, needs.clock().instant()).toMillis() / 1000.0);
    }
}
