package dev.gembind.testkit.memory;

import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What one body sees: the state it began with, and copies of the tables it changed. It ends with the body. */
final class MemoryScope {
    private final Map<MemoryTable<?>, NavigableMap<String, ?>> base;
    private final Map<MemoryTable<?>, NavigableMap<String, ?>> changed = new HashMap<>();
    private final Thread thread = Thread.currentThread();
    private volatile boolean ended;
    private volatile boolean doomed;

    MemoryScope(Map<MemoryTable<?>, NavigableMap<String, ?>> base) {
        this.base = base;
    }

    <R> NavigableMap<String, R> rows(MemoryTable<R> table) {
        requireUsable();
        NavigableMap<String, ?> rows = changed.getOrDefault(table, base.get(table));
        return rows == null ? new TreeMap<>() : typed(rows);
    }

    <R> NavigableMap<String, R> writable(MemoryTable<R> table) {
        requireUsable();
        return typed(changed.computeIfAbsent(table, t -> new TreeMap<>(rows(table))));
    }

    /** Returns the state as this body leaves it. */
    Map<MemoryTable<?>, NavigableMap<String, ?>> result() {
        if (changed.isEmpty()) {
            return base;
        }
        Map<MemoryTable<?>, NavigableMap<String, ?>> next = new HashMap<>(base);
        next.putAll(changed);
        return next;
    }

    void end() {
        ended = true;
    }

    /** From now on this body can only fail, whatever it catches. */
    void doom() {
        doomed = true;
    }

    void requireNotDoomed() {
        if (doomed) {
            throw new IllegalStateException("a transaction was nested in this one");
        }
    }

    private void requireUsable() {
        if (ended) {
            throw new IllegalStateException("the transaction has ended");
        }
        if (!Thread.currentThread().equals(thread)) {
            throw new IllegalStateException("a transaction is used on the thread that runs it, and on no other");
        }
    }

    // a table is only ever given rows of its own type
    @SuppressWarnings("unchecked")
    private static <R> NavigableMap<String, R> typed(NavigableMap<String, ?> rows) {
        return (NavigableMap<String, R>) rows;
    }

    /** The handle of a body that reads. */
    record Reading(MemoryTransactor owner, MemoryScope scope) implements Snapshot {}

    /** The handle of a body that writes. */
    record Writing(MemoryTransactor owner, MemoryScope scope) implements Transaction {}
}
