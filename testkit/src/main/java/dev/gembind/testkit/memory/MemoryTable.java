package dev.gembind.testkit.memory;

import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of one kind by key, seen through the handle of a transaction. The rows themselves are in {@link MemoryScope}. */
final class MemoryTable<R> {
    private final MemoryTransactor owner;
    private final Function<R, String> key;

    MemoryTable(MemoryTransactor owner, Function<R, String> key) {
        this.owner = owner;
        this.key = key;
    }

    @Nullable
    R get(Snapshot snapshot, String id) {
        return rows(snapshot).get(id);
    }

    Stream<R> all(Snapshot snapshot) {
        return rows(snapshot).values().stream();
    }

    SortedMap<String, R> rows(Snapshot snapshot) {
        return Collections.unmodifiableSortedMap(owner.scopeOf(snapshot).rows(this));
    }

    int size(Snapshot snapshot) {
        return rows(snapshot).size();
    }

    boolean insertIfAbsent(Transaction tx, R row) {
        StorableValues.require(row);
        return writable(tx).putIfAbsent(key.apply(row), row) == null;
    }

    void put(Transaction tx, R row) {
        StorableValues.require(row);
        writable(tx).put(key.apply(row), row);
    }

    boolean remove(Transaction tx, String id) {
        return writable(tx).remove(id) != null;
    }

    /** Removes the rows; returns how many there were. */
    int removeAll(Transaction tx, Stream<R> doomed) {
        return (int)
                doomed.map(key).toList().stream().filter(id -> remove(tx, id)).count();
    }

    private NavigableMap<String, R> writable(Transaction tx) {
        return owner.scopeOf(tx).writable(this);
    }
}
