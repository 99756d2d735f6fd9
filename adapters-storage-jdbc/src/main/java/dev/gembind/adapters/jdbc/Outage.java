package dev.gembind.adapters.jdbc;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.gembind.core.audit.Alert;
import dev.gembind.core.audit.AlertSink;
import dev.gembind.core.storage.StorageException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the shared counts can be reached. An outage is told once, and while it lasts hardly anybody waits. Thread-safe. */
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final AlertSink alerts;
    private final LongSupplier nanos;

    @GuardedBy("this")
    private boolean on;

    @GuardedBy("this")
    private long nextTry;

    Outage(AlertSink alerts, LongSupplier nanos) {
        this.alerts = alerts;
        this.nanos = nanos;
    }

    /** Tells whether it is worth asking: there is no outage, or this caller is to find out whether it has ended. */
    synchronized boolean isOver() {
        if (!on) {
            return true;
        }
        long now = nanos.getAsLong();
        if (now - nextTry < 0) {
            return false;
        }
        nextTry = now + PAUSE.toNanos();
        return true;
    }

    /** Notes that there was no answer. */
    void begin(StorageException reason) {
        if (changes(true)) {
            LOG.warn("limits are counted by this instance alone: {}", reason.getMessage());
            alerts.alert(new Alert(
                    "limits-not-shared",
                    "database",
                    "the database does not answer; each instance counts limits alone"));
        }
    }

    /** Notes that there was an answer. */
    void end() {
        if (changes(false)) {
            LOG.info("limits are counted by all instances together again");
        }
    }

    private synchronized boolean changes(boolean now) {
        boolean changed = on != now;
        on = now;
        nextTry = nanos.getAsLong() + PAUSE.toNanos();
        return changed;
    }
}
