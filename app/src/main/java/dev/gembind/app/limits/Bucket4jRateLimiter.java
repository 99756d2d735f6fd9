package dev.gembind.app.limits;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.gembind.core.limits.Decision;
import dev.gembind.core.limits.Limit;
import dev.gembind.core.limits.RateLimiter;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts in memory. A key's permits come back all at once, one period after the first of them was taken. A key that
 * was not used for its period has all of its permits again, so it is forgotten; when there are too many keys all the
 * same, the longest unused is. Thread-safe.
 */
public final class Bucket4jRateLimiter implements RateLimiter {
    // a few are looked at with each call, so that nobody waits for a whole sweep
    private static final int SWEPT_AT_ONCE = 4;

    private final int maxKeys;
    private final LongSupplier nanos;
    private final TimeMeter meter;

    @GuardedBy("this")
    private final LinkedHashMap<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(Limit limit, String key) {}

    private record Entry(Bucket bucket, long usedAt) {}

    /**
     * @param maxKeys how many keys are remembered at most
     * @param nanos a clock that only goes forward, such as {@link System#nanoTime()}
     */
    public Bucket4jRateLimiter(int maxKeys, LongSupplier nanos) {
        if (maxKeys < 1) {
            throw new IllegalArgumentException("maxKeys must be positive, but is " + maxKeys);
        }
        this.maxKeys = maxKeys;
        this.nanos = nanos;
        this.meter = new NanoMeter(nanos);
    }

    @Override
    public synchronized Decision tryAcquire(Limit limit, String key) {
        long now = nanos.getAsLong();
        forgetIdle(now);
        Key name = new Key(limit, key);
        Bucket bucket = bucket(entries.get(name), limit);
        entries.put(name, new Entry(bucket, now));
        if (entries.size() > maxKeys) {
            removeOldest();
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Decision.ALLOWED
                : Decision.refused(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Returns how many keys are remembered. */
    public synchronized int size() {
        return entries.size();
    }

    @GuardedBy("this")
    private void forgetIdle(long now) {
        Iterator<Map.Entry<Key, Entry>> oldest = entries.entrySet().iterator();
        for (int i = 0; i < SWEPT_AT_ONCE && oldest.hasNext(); i++) {
            Map.Entry<Key, Entry> entry = oldest.next();
            Duration idle = Duration.ofNanos(now - entry.getValue().usedAt());
            if (idle.compareTo(entry.getKey().limit().period()) >= 0) {
                oldest.remove();
            }
        }
    }

    @GuardedBy("this")
    private void removeOldest() {
        Iterator<Key> oldest = entries.keySet().iterator();
        oldest.next();
        oldest.remove();
    }

    /** A bucket that is full is as good as a new one, but its period began long ago. */
    private Bucket bucket(@Nullable Entry known, Limit limit) {
        return known == null || known.bucket().getAvailableTokens() == limit.permits()
                ? newBucket(limit)
                : known.bucket();
    }

    private Bucket newBucket(Limit limit) {
        return Bucket.builder()
                .withCustomTimePrecision(meter)
                .addLimit(bandwidth ->
                        bandwidth.capacity(limit.permits()).refillIntervally(limit.permits(), limit.period()))
                .build();
    }

    private record NanoMeter(LongSupplier nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
