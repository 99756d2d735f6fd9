package dev.gembind.adapters.csv;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/**
 * The tables of one storage, and the lock between readers and the moment a batch becomes visible. It is also the
 * identity that handles are checked against.
 */
final class Catalog {
    private final Map<String, StoredTable> tables = new TreeMap<>();
    private final StampedLock lock = new StampedLock();
    private @Nullable Disk disk;

    void add(StoredTable table) {
        if (tables.putIfAbsent(table.spec().name(), table) != null) {
            throw new IllegalStateException("two tables named " + table.spec().name());
        }
    }

    Collection<StoredTable> tables() {
        return Collections.unmodifiableCollection(tables.values());
    }

    @Nullable
    StoredTable find(String name) {
        return tables.get(name);
    }

    /** Tells where the rows are that are not kept in memory; before anybody reads. */
    void readFrom(Disk files) {
        disk = files;
    }

    /** Returns where the rows are that are not kept in memory. */
    Disk disk() {
        return Objects.requireNonNull(disk, "nothing was opened");
    }

    StampedLock lock() {
        return lock;
    }

    /** Makes everything the batch changed visible, in one step for readers. */
    void apply() {
        long stamp = lock.writeLock();
        try {
            tables.values().forEach(StoredTable::apply);
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    void clear() {
        tables.values().forEach(StoredTable::clear);
    }

    void discard() {
        tables.values().forEach(StoredTable::discard);
    }
}
