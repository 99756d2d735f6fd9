package dev.gembind.adapters.csv;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where CSV storage lives and how much it may use.
 *
 * @param folder the data folder; made when missing, with rights for its owner alone
 * @param writeDeadline how long a caller waits for a write
 * @param maxQueuedWrites how many writes may wait before more are refused
 * @param checkpointBytes tables are rewritten when this much journal, or as much as they have, has gathered
 * @param minFreeBytes writes are refused while less space than this is free
 * @param auditRowsInMemory how many of the newest audit events can be listed; all are kept on disk
 * @param allowNetworkFolder whether the folder may be on a network file system, which may lose acknowledged data
 */
public record CsvConfig(
        Path folder,
        Duration writeDeadline,
        int maxQueuedWrites,
        long checkpointBytes,
        long minFreeBytes,
        int auditRowsInMemory,
        boolean allowNetworkFolder) {
    private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(5);
    private static final int DEFAULT_QUEUE = 8192;
    private static final long DEFAULT_CHECKPOINT = 64L << 20;
    private static final long DEFAULT_MIN_FREE = 64L << 20;
    private static final int DEFAULT_AUDIT_ROWS = 10_000;

    /** Checks the values. */
    public CsvConfig {
        if (writeDeadline.isNegative() || writeDeadline.isZero()) {
            throw new IllegalArgumentException("writeDeadline must be positive, but is " + writeDeadline);
        }
        requirePositive("maxQueuedWrites", maxQueuedWrites);
        requirePositive("checkpointBytes", checkpointBytes);
        requirePositive("auditRowsInMemory", auditRowsInMemory);
        if (minFreeBytes < 0) {
            throw new IllegalArgumentException("minFreeBytes must not be negative, but is " + minFreeBytes);
        }
    }

    /** Returns the usual configuration for a folder. */
    public static CsvConfig in(Path folder) {
        return new CsvConfig(
                folder,
                DEFAULT_DEADLINE,
                DEFAULT_QUEUE,
                DEFAULT_CHECKPOINT,
                DEFAULT_MIN_FREE,
                DEFAULT_AUDIT_ROWS,
                false);
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be positive, but is " + value);
        }
    }
}
