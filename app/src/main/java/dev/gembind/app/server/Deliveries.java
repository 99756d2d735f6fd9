package dev.gembind.app.server;

import dev.gembind.core.outbox.Dispatcher;
import dev.gembind.core.outbox.Outbox;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.Transactor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is in the outbox, as long as this instance is the one that does, and measures how much waits. */
final class Deliveries implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    /** Each takes up to ten seconds, and all of them together no longer than the dispatcher's lease. */
    private static final int AT_ONCE = 10;

    private static final int ROUNDS = 50;

    /** Counting costs more than looking whether anything is due. */
    private static final int RUNS_BETWEEN_LOOKS = 15;

    private static final double MILLIS = 1_000;
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Needs needs;
    private final AtomicReference<Outbox.@Nullable Depth> depth = new AtomicReference<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Threads.daemon("gembind-outbox"));
    private boolean troubled; // this and the next of that thread alone
    private long runs;

    /**
     * What is needed to send.
     *
     * @param dispatcher sends
     * @param transactor runs the transaction that looks how much waits
     * @param outbox is looked at
     * @param turn whether this instance is the one that sends
     * @param meters get the measures
     * @param clock says how old the oldest message is
     */
    record Needs(
            Dispatcher dispatcher,
            Transactor transactor,
            Outbox outbox,
            BooleanSupplier turn,
            MeterRegistry meters,
            InstantSource clock) {}

    Deliveries(Needs needs) {
        this.needs = needs;
        Gauge.builder("gembind.outbox.depth", () -> depth(false))
                .description("Messages that wait to be sent")
                .register(needs.meters());
        Gauge.builder("gembind.outbox.lag.seconds", this::lag)
                .description("Age of the oldest message that waits to be sent")
                .register(needs.meters());
        Gauge.builder("gembind.outbox.set.aside", () -> depth(true))
                .description("Messages that were given up until a person decides")
                .register(needs.meters());
    }

    private double lag() {
        Outbox.Depth last = depth.get();
        return last == null
                ? 0
                : last.oldest()
                        .map(oldest -> Duration.between(oldest, needs.clock().instant()))
                        .map(age -> Math.max(0.0, age.toMillis() / MILLIS))
                        .orElse(0.0);
    }

    /** Begins, and does it again after each pause. */
    Deliveries every(Duration pause) {
        var unused =
                thread.scheduleWithFixedDelay(this::run, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** Sends what is due. */
    void run() {
        try {
            int sent = AT_ONCE;
            for (int round = 0;
                    round < ROUNDS && sent == AT_ONCE && needs.turn().getAsBoolean();
                    round++) {
                sent = needs.dispatcher().run(AT_ONCE);
            }
            if (runs++ % RUNS_BETWEEN_LOOKS == 0) {
                depth.set(needs.transactor()
                        .read("outbox-depth", view -> needs.outbox().depth(view)));
            }
            troubled = false;
        } catch (StorageException e) {
            // told once; health tells what is wrong with the storage
            if (!troubled) {
                LOG.warn("messages cannot be sent: {}", e.getMessage());
            }
            troubled = true;
        } catch (RuntimeException e) {
            // an exception that left this thread would end the schedule without a word
            LOG.error("sending messages failed", e);
        }
    }

    private double depth(boolean setAside) {
        Outbox.Depth last = depth.get();
        if (last == null) {
            return 0;
        }
        return setAside ? last.setAside() : last.waiting();
    }

    @Override
    public void close() {
        Threads.end(thread, LAST_WORDS);
    }
}
