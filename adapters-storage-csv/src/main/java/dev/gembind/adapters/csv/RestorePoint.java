package dev.gembind.adapters.csv;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Up to where a backup is restored.
 *
 * @param transaction the last transaction to restore, or null for no such limit
 * @param time restore stops before the first transaction that was later, or null for no such limit
 */
public record RestorePoint(
        @Nullable Long transaction, @Nullable Instant time) {
    /** All of it. */
    public static final RestorePoint END = new RestorePoint(null, null);

    /** Tells whether a transaction is behind the point. */
    boolean excludes(long seq, long utcMillis) {
        return (transaction != null && seq > transaction) || (time != null && utcMillis > time.toEpochMilli());
    }
}
