package dev.gembind.core.storage;

import java.util.List;
import java.util.function.Predicate;

/**
 * The rows of one table, to be read as a whole and to be taken over from another storage as they are. Services never need
 * it; moving data, backups and checks do.
 *
 * @param <R> a row
 */
public interface MovableRows<R> {
    /** At most so many rows are handed on at once, so that a large table needs no large memory. */
    int CHUNK = 500;

    /**
     * Hands every row to the sink, some at a time: by key, ascending in UTF-16 code unit order; audit events in the order
     * they were added. All of them, also those that the storage does not keep in memory.
     *
     * @param sink takes 1 to {@link #CHUNK} rows; false ends the scan. It may use other storages, but not this one
     */
    void scan(Snapshot snapshot, Predicate<List<R>> sink);

    /**
     * Adds a row exactly as another storage had it, whatever its state and version.
     *
     * @throws IllegalArgumentException if its key is in use, or a rule of the table keeps it out; then the transaction must
     *     be given up
     */
    void adopt(Transaction tx, R row);
}
