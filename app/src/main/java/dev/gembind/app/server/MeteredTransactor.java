package dev.gembind.app.server;

import dev.gembind.core.storage.ReadBody;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.TransactionBody;
import dev.gembind.core.storage.Transactor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Times transactions as their callers see them: with the wait for their turn, and for the disk or the database. */
final class MeteredTransactor implements Transactor {
    private static final String COMMITS = "gembind.commit";
    private static final String READS = "gembind.read";

    private final Transactor transactor;
    private final Map<Result, Timer> writes;
    private final Map<Result, Timer> reads;

    MeteredTransactor(Transactor transactor, MeterRegistry meters) {
        this.transactor = transactor;
        this.writes = timers(meters, COMMITS, "How long writing transactions took, until they were durable");
        this.reads = timers(meters, READS, "How long reading transactions took");
    }

    @Override
    public <T> T write(String name, TransactionBody<T> body) {
        return timed(writes, () -> transactor.write(name, body));
    }

    @Override
    public <T> T read(String name, ReadBody<T> body) {
        return timed(reads, () -> transactor.read(name, body));
    }

    private static <T> T timed(Map<Result, Timer> timers, Work<T> work) {
        Timer.Sample sample = Timer.start();
        Result result = Result.REFUSED;
        try {
            T answer = work.run();
            result = Result.DONE;
            return answer;
        } catch (StorageException e) {
            result = Result.of(e.outcome());
            throw e;
        } finally {
            sample.stop(Objects.requireNonNull(timers.get(result)));
        }
    }

    private static Map<Result, Timer> timers(MeterRegistry meters, String name, String description) {
        Map<Result, Timer> timers = new EnumMap<>(Result.class);
        for (Result result : Result.values()) {
            timers.put(
                    result,
                    Timer.builder(name)
                            .description(description)
                            .tag("result", result.label())
                            .register(meters));
        }
        return timers;
    }

    /** What became of a transaction. */
    private enum Result {
        DONE,
        REFUSED,
        NOT_COMMITTED,
        UNKNOWN;

        static Result of(StorageException.Outcome outcome) {
            return switch (outcome) {
                case NOT_COMMITTED -> NOT_COMMITTED;
                case UNKNOWN -> UNKNOWN;
            };
        }

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T run();
    }
}
