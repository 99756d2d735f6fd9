package dev.gembind.adapters.csv;

import org.jspecify.annotations.Nullable;

/**
 * The end of what a backup holds.
 *
 * @param storeId the store
 * @param tail the segment that is still written, when it could not be ended; null when all up to the position is in
 *     segments that will not change any more
 * @param position the last durable transaction
 * @param problem why the journal takes no more writes, or null
 */
record BackupPoint(
        String storeId,
        @Nullable Tail tail,
        JournalPosition position,
        @Nullable String problem) {
    /** A segment and how many of its bytes are durable. */
    record Tail(SegmentName name, long length) {}
}
