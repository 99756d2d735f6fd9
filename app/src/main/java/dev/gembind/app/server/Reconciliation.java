package dev.gembind.app.server;

import dev.gembind.core.audit.Alert;
import dev.gembind.core.audit.AlertSink;
import dev.gembind.core.payments.ReconcileReport;
import dev.gembind.core.payments.ReconcileReport.Finding;
import dev.gembind.core.payments.Reconciler;
import dev.gembind.core.storage.StorageException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares charges with the provider's statement: at the start, every hour, and soon again after it failed, as long as this
 * instance is the one that does. Telegram forgets its updates after a day, so an hour loses nothing. Thread-safe.
 */
final class Reconciliation implements AutoCloseable {
    static final Duration BETWEEN = Duration.ofHours(1);
    static final Duration AFTER_TROUBLE = Duration.ofMinutes(5);
    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final String SUBJECT = "telegram";

    private final Needs needs;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Threads.daemon("gembind-reconcile"));
    private volatile double unreconciled = Double.NaN;
    private Instant due = Instant.MIN; // of that thread alone

    /**
     * What is needed to compare.
     *
     * @param reconciler compares
     * @param turn whether this instance is the one that does
     * @param alerts hear of what a person has to look at
     * @param meters get the measures
     * @param clock tells when the next comparison is due
     */
    record Needs(
            Reconciler reconciler, BooleanSupplier turn, AlertSink alerts, MeterRegistry meters, InstantSource clock) {}

    Reconciliation(Needs needs) {
        this.needs = needs;
        Gauge.builder("gembind.payments.unreconciled", this, all -> all.unreconciled)
                .description("Charges that the provider's statement should tell of and does not")
                .strongReference(true)
                .register(needs.meters());
    }

    /** Looks now, and again after each pause, whether a comparison is due. */
    Reconciliation every(Duration pause) {
        var unused = thread.scheduleWithFixedDelay(this::look, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** Compares, if it is due and this instance's turn. */
    void look() {
        Instant now = needs.clock().instant();
        boolean clockWasSetBack = due.isAfter(now.plus(BETWEEN));
        if ((now.isBefore(due) && !clockWasSetBack) || !needs.turn().getAsBoolean()) {
            return;
        }
        due = now.plus(AFTER_TROUBLE);
        try {
            if (run().isComplete()) {
                due = now.plus(BETWEEN);
            }
        } catch (StorageException e) {
            // it is tried again soon; health tells what is wrong with the storage
            LOG.warn("payments could not be reconciled: {}", e.getMessage());
        } catch (RuntimeException e) {
            // an exception that left this thread would end the schedule without a word
            LOG.error("reconciling payments failed", e);
        }
    }

    /**
     * Compares at once, and tells the log, the metrics and, where a person has to look, the alerts.
     *
     * @throws StorageException if the storage fails
     */
    ReconcileReport run() {
        ReconcileReport report = needs.reconciler().run();
        report.findings().forEach(this::count);
        if (report.isComplete()) {
            unreconciled = report.unreconciled().size();
            LOG.info(
                    "reconciled {} rows: {}, {} charges unreconciled",
                    report.rows(),
                    report.findings(),
                    report.unreconciled().size());
        } else {
            LOG.warn("reconciling ended after {} rows: {}", report.rows(), report.problem());
        }
        alert(report);
        return report;
    }

    private void count(Finding finding, long times) {
        needs.meters()
                .counter("gembind.payments.reconciled", "result", finding.name().toLowerCase(Locale.ROOT))
                .increment((double) times);
    }

    private void alert(ReconcileReport report) {
        if (report.count(Finding.SUSPENDED) > 0) {
            raise(
                    "payment-suspense",
                    report.count(Finding.SUSPENDED)
                            + " payments of the statement fit no order; nobody got gems for them.");
        }
        if (report.count(Finding.DIFFERS) > 0) {
            raise(
                    "payment-differs",
                    report.count(Finding.DIFFERS) + " rows of the statement say another amount or payer than we know.");
        }
        if (!report.unreconciled().isEmpty()) {
            raise(
                    "payment-unreconciled",
                    report.unreconciled().size() + " charges are not in the statement, the first is "
                            + report.unreconciled().get(0) + ".");
        }
    }

    private void raise(String kind, String message) {
        needs.alerts().alert(new Alert(kind, SUBJECT, message));
    }

    @Override
    public void close() {
        Threads.end(thread, LAST_WORDS);
    }
}
