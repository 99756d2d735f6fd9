package dev.gembind.app.server;

import dev.gembind.core.audit.Alert;
import dev.gembind.core.audit.AlertSink;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes alerts into the log, counts them by kind, and passes them on. */
final class LoggedAlerts implements AlertSink {
    private static final Logger LOG = LoggerFactory.getLogger("dev.gembind.Alert");

    private final MeterRegistry meters;
    private final AlertSink next;

    LoggedAlerts(MeterRegistry meters, AlertSink next) {
        this.meters = meters;
        this.next = next;
    }

    @Override
    public void alert(Alert alert) {
        LOG.warn("{} ({}): {}", alert.kind(), alert.subject(), alert.message());
        meters.counter("gembind.alerts", "kind", alert.kind()).increment();
        next.alert(alert);
    }
}
