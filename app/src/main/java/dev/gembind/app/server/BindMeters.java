package dev.gembind.app.server;

import dev.gembind.core.Platform;
import dev.gembind.core.bindings.BindingListener;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts attempts to bind by platform and result. Both are closed sets. */
final class BindMeters implements BindingListener {
    private static final String ATTEMPTS = "gembind.bind.attempts";
    private static final String DUPLICATES = "gembind.bind.duplicate.attempts";
    private static final String TAKEN = "binding-taken";

    private final MeterRegistry meters;

    /** Makes the counters of duplicates at once, so that an alert rule sees zero before the first of them. */
    BindMeters(MeterRegistry meters) {
        this.meters = meters;
        for (Platform platform : Platform.values()) {
            meters.counter(DUPLICATES, "platform", platform.key());
        }
    }

    @Override
    public void onBindAttempt(Platform platform, String result) {
        meters.counter(ATTEMPTS, "platform", platform.key(), "result", result).increment();
        if (result.equals(TAKEN)) {
            meters.counter(DUPLICATES, "platform", platform.key()).increment();
        }
    }
}
