package dev.gembind.adapters.jdbc;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts the transactions that were run again. Thread-safe. */
final class Retries {
    private final Map<RetryReason, LongAdder> counts = new EnumMap<>(RetryReason.class);

    Retries() {
        for (RetryReason reason : RetryReason.values()) {
            counts.put(reason, new LongAdder());
        }
    }

    void count(RetryReason reason) {
        of(reason).increment();
    }

    long get(RetryReason reason) {
        return of(reason).sum();
    }

    private LongAdder of(RetryReason reason) {
        return Objects.requireNonNull(counts.get(reason));
    }
}
