package dev.gembind.app.server;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.LongSupplier;

/** How many charges fit no order, as of the last look. Thread-safe. */
final class SuspenseGauge {
    private final LongSupplier count;
    private volatile double last = Double.NaN;

    SuspenseGauge(LongSupplier count, MeterRegistry meters) {
        this.count = count;
        Gauge.builder("gembind.payments.suspense", this, all -> all.last)
                .description("Charges that were paid and fit no order, until a person has looked")
                .strongReference(true)
                .register(meters);
    }

    /** Looks again; the work of housekeeping, which tells when the storage fails. */
    int look() {
        last = count.getAsLong();
        return 0;
    }
}
