package dev.gembind.app.server;

import dev.gembind.core.storage.StorageException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many link codes could be used, as it was when it was looked at last: whoever reads metrics makes nobody count. Not a
 * number while it is unknown. Thread-safe.
 */
final class LiveCodes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveCodes.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final LongSupplier count;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Threads.daemon("gembind-live-codes"));
    private volatile double latest = Double.NaN;

    LiveCodes(LongSupplier count, MeterRegistry meters) {
        this.count = count;
        Gauge.builder("gembind.link.codes.live", this, codes -> codes.latest)
                .description("Link codes that could be used, counted once a minute")
                .strongReference(true)
                .register(meters);
    }

    /** Counts now, and again after each pause. */
    LiveCodes every(Duration pause) {
        look();
        var unused =
                thread.scheduleWithFixedDelay(this::look, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** Counts anew; the number is unknown when that fails. */
    void look() {
        double now = Double.NaN;
        try {
            now = count.getAsLong();
        } catch (StorageException e) {
            // it is tried again soon; health tells what is wrong with the storage
            LOG.debug("link codes could not be counted: {}", e.getMessage());
        } catch (RuntimeException e) {
            // an exception that left this thread would end the schedule without a word
            LOG.error("counting link codes failed", e);
        }
        latest = now;
    }

    @Override
    public void close() {
        Threads.end(thread, LAST_WORDS);
    }
}
