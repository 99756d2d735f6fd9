package dev.gembind.adapters.jdbc;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.gembind.core.limits.Limit;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Who has no permits left and until when, so that the database is not asked again before. Thread-safe, bounded. */
final class RefusedKeys {
    private final int most;
    private final LongSupplier nanos;

    @GuardedBy("this")
    private final Map<Key, Long> until = new LinkedHashMap<>();

    private record Key(String limit, String key) {}

    RefusedKeys(int most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
    }

    /** Returns how long a key has to wait; empty if nothing is known against it. */
    synchronized Optional<Duration> left(Limit limit, String key) {
        Key name = new Key(limit.name(), key);
        Long end = until.get(name);
        if (end == null) {
            return Optional.empty();
        }
        long left = end - nanos.getAsLong();
        if (left > 0) {
            return Optional.of(Duration.ofNanos(left));
        }
        until.remove(name);
        return Optional.empty();
    }

    /** Notes that a key has to wait so long. The oldest note goes when there are too many. */
    synchronized void remember(Limit limit, String key, Duration wait) {
        until.put(new Key(limit.name(), key), nanos.getAsLong() + wait.toNanos());
        if (until.size() > most) {
            until.remove(until.keySet().iterator().next());
        }
    }

    synchronized int size() {
        return until.size();
    }
}
