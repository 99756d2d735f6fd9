package dev.gembind.adapters.csv;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * The tables of one storage, and the lock between readers and the moment a batch becomes visible. It is also the
 * identity that handles are checked against.
 */
final class Catalog {
    private final Map<String, StoredTable> tables = new TreeMap<>();

    /** Lets no new reader in while a writer waits; with a StampedLock readers without a pause would starve all writes. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

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

    /** Keeps what is durable as it is while somebody reads. */
    Lock readLock() {
        return lock.readLock();
    }

    /** Makes everything the batch changed visible, in one step for readers. */
    void apply() {
        lock.writeLock().lock();
        try {
            tables.values().forEach(StoredTable::apply);
        } finally {
            lock.writeLock().unlock();
        }
    }

    void clear() {
        tables.values().forEach(StoredTable::clear);
    }

    void discard() {
        tables.values().forEach(StoredTable::discard);
    }
}
