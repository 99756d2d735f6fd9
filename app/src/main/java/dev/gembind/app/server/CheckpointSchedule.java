package dev.gembind.app.server;

import dev.gembind.app.config.CheckpointConfig;
import dev.gembind.core.GembindException;
import dev.gembind.core.audit.Alert;
import dev.gembind.core.audit.AlertSink;
import dev.gembind.core.ledger.Checkpoint;
import dev.gembind.core.ledger.CheckpointStore;
import dev.gembind.core.ledger.Checkpointer;
import dev.gembind.core.ledger.Checkpointer.Taken;
import dev.gembind.core.ledger.LedgerFault;
import dev.gembind.core.storage.Transactor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs the ledger from time to time, and writes each signature where the storage is not: to the log, and to a file if one is
 * configured. A ledger that no longer fits an earlier signature is never signed again; somebody is told. Thread-safe.
 */
final class CheckpointSchedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointSchedule.class);
    private static final Duration FIRST_LOOK = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final int MOST_AT_ONCE = 1000;
    private static final String CHANGED_ALERT = "ledger-changed";
    private static final String FAILED_ALERT = "checkpoint-failed";

    private final Needs needs;
    private final @Nullable MarkFile marks;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Threads.daemon("gembind-checkpoint"));
    private volatile double fits = Double.NaN;

    /**
     * What checkpoints are made of and with.
     *
     * @param config when, and where marks go
     * @param checkpointer takes them
     * @param store keeps them
     * @param transactor waits as long as a read of everything takes
     * @param meters shows whether the ledger fits
     * @param alerts hears of a ledger that does not
     * @param clock tells the time
     * @param turn whether this instance is the one that takes them
     */
    record Needs(
            CheckpointConfig config,
            Checkpointer checkpointer,
            CheckpointStore store,
            Transactor transactor,
            MeterRegistry meters,
            AlertSink alerts,
            InstantSource clock,
            BooleanSupplier turn) {}

    CheckpointSchedule(Needs needs) {
        this.needs = needs;
        this.marks = needs.config().file() == null
                ? null
                : new MarkFile(needs.config().file());
        Gauge.builder("gembind.ledger.invariant.ok", this, schedule -> schedule.fits)
                .description("1 when the ledger fitted its signed checkpoints at the last look, 0 when it did not;"
                        + " NaN before the first and where another instance looks")
                .register(needs.meters());
    }

    /** Begins to look whether a checkpoint is due. */
    CheckpointSchedule start() {
        var unused = thread.scheduleWithFixedDelay(
                this::look, FIRST_LOOK.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** Takes what is due. */
    void look() {
        try {
            if (!needs.turn().getAsBoolean()) {
                fits = Double.NaN;
                return;
            }
            Optional<Checkpoint> newest = needs.transactor().read("newest-checkpoint", needs.store()::newest);
            // what a start finds, perhaps after a restore, is not left for an hour
            boolean unseen = Double.isNaN(fits);
            if (unseen || newest.filter(this::isRecent).isEmpty()) {
                newest.ifPresent(this::keepMark);
                takeAll();
            }
        } catch (GembindException | UncheckedIOException e) {
            // it is tried again soon
            needs.alerts().alert(new Alert(FAILED_ALERT, "checkpoint", String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            // an exception that left this thread would end the schedule without a word
            LOG.error("taking a checkpoint failed", e);
            needs.alerts().alert(new Alert(FAILED_ALERT, "checkpoint", e.toString()));
        }
    }

    @Override
    public void close() {
        Threads.end(thread, LAST_WORDS);
    }

    /** One from the future was taken by a wrong clock; waiting for its time would mean none till then. */
    private boolean isRecent(Checkpoint newest) {
        Instant now = needs.clock().instant();
        Duration every = needs.config().every();
        return newest.takenAt().isAfter(now.minus(every)) && !newest.takenAt().isAfter(now.plus(every));
    }

    /** The process may have ended between a checkpoint and its mark. */
    private void keepMark(Checkpoint newest) {
        if (marks != null
                && marks.last().filter(last -> last.seq() >= newest.seq()).isEmpty()) {
            marks.add(newest.mark());
        }
    }

    private void takeAll() {
        Optional<LedgerFault> older = olderThanMarks();
        if (older.isPresent()) {
            refuse(older.get());
            return;
        }
        boolean more = true;
        for (int i = 0; more && i < MOST_AT_ONCE && needs.turn().getAsBoolean(); i++) {
            more = take();
        }
    }

    private boolean take() {
        Taken taken = needs.checkpointer().take(needs.transactor());
        if (taken instanceof Taken.Stored stored) {
            Checkpoint.Mark mark = stored.checkpoint().mark();
            LOG.info("the ledger was signed, checkpoint {}", mark);
            if (marks != null) {
                marks.add(mark);
            }
            fits = 1;
            return stored.more();
        }
        if (taken instanceof Taken.Refused refused) {
            refuse(refused.fault());
        }
        return false;
    }

    private Optional<LedgerFault> olderThanMarks() {
        return marks == null
                ? Optional.empty()
                : marks.last()
                        .flatMap(last -> needs.transactor()
                                .read(
                                        "compare-mark",
                                        view -> needs.checkpointer().markFault(view, last)));
    }

    private void refuse(LedgerFault fault) {
        fits = 0;
        String subject = fault.owner() == null ? "checkpoint" : fault.owner().value();
        String message = "the ledger was not signed; at number " + fault.revision() + ": " + fault.rule()
                + "; run gembind verify";
        needs.alerts().alert(new Alert(CHANGED_ALERT, subject, message));
    }
}
