package dev.gembind.testkit.fakes;

import dev.gembind.core.audit.Alert;
import dev.gembind.core.audit.AlertSink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the alerts it is given. Thread-safe. */
public final class RecordingAlerts implements AlertSink {
    private final List<Alert> alerts = new CopyOnWriteArrayList<>();

    @Override
    public void alert(Alert alert) {
        alerts.add(alert);
    }

    /** Returns the alerts so far, in the order they came. */
    public List<Alert> all() {
        return List.copyOf(alerts);
    }
}
