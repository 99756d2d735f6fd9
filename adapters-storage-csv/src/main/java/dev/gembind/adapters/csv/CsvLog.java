package dev.gembind.adapters.csv;

import dev.gembind.core.storage.ConstraintViolatedException;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.Transaction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are only ever added. All stay on disk; only the newest are kept in memory, so the heap does not grow with
 * the log.
 */
final class CsvLog<V> implements StoredTable {
    private final TableSpec spec;
    private final RowCodec<V> codec;
    private final RowForm<V> form;
    private final Catalog storage;
    private final Function<V, String> keyOf;
    private final int kept;
    private final Set<String> durableKeys = new HashSet<>();
    private final Set<String> pendingKeys = new HashSet<>();
    private final Deque<V> durable = new ArrayDeque<>();
    private final Deque<V> pending = new ArrayDeque<>();
    private long total;

    CsvLog(Catalog storage, TableSpec spec, RowCodec<V> codec, Function<V, String> keyOf, int kept) {
        this.spec = spec;
        this.codec = codec;
        this.form = new RowForm<>(spec, codec);
        this.storage = storage;
        this.keyOf = keyOf;
        this.kept = kept;
        storage.add(this);
    }

    /** Adds a row at the end, unless one of those in memory has its key; tells whether it was added. */
    boolean append(Transaction handle, V row) {
        CsvScope.of(handle).require(storage);
        CsvTransaction tx = (CsvTransaction) handle;
        String key = keyOf.apply(row);
        if (durableKeys.contains(key) || pendingKeys.contains(key)) {
            return false;
        }
        try {
            tx.put(spec.name(), codec.cells(row));
        } catch (IllegalArgumentException e) {
            throw new ConstraintViolatedException(
                    Outcome.NOT_COMMITTED, "a row of " + spec.name() + " has bad text", e);
        }
        pending.addLast(row);
        pendingKeys.add(key);
        tx.onRollback(() -> pendingKeys.remove(keyOf.apply(pending.removeLast())));
        return true;
    }

    /** Returns the newest rows, the newest first: at most as many as are kept in memory. */
    List<V> newest(Snapshot handle, int limit) {
        CsvScope.of(handle).require(storage);
        List<V> found = new ArrayList<>();
        if (handle instanceof CsvTransaction) {
            take(pending.descendingIterator(), limit, found);
        }
        take(durable.descendingIterator(), limit, found);
        return List.copyOf(found);
    }

    /** Returns how many rows are durable, in memory or not. */
    long total(Snapshot handle) {
        CsvScope.of(handle).require(storage);
        return total;
    }

    /** Returns the rows that the handle's own batch has added, in order. */
    List<V> pending(Snapshot handle) {
        CsvScope.of(handle).require(storage);
        return handle instanceof CsvTransaction ? List.copyOf(pending) : List.of();
    }

    /** Returns the tables this one belongs to. */
    Catalog storage() {
        return storage;
    }

    V decode(List<@Nullable String> cells) throws MalformedException {
        return Cells.decode(spec, codec, cells);
    }

    @Override
    public TableSpec spec() {
        return spec;
    }

    @Override
    public boolean appendOnly() {
        return true;
    }

    @Override
    public void load(byte[] row) throws MalformedException {
        keep(form.read(row));
    }

    @Override
    public void unload(String key) throws MalformedException {
        throw new MalformedException("a deletion in " + spec.name() + ", which only grows");
    }

    @Override
    public void clear() {
        total = 0;
        durable.clear();
        durableKeys.clear();
        discard();
    }

    @Override
    public void apply() {
        pending.forEach(this::keep);
        discard();
    }

    @Override
    public void discard() {
        pending.clear();
        pendingKeys.clear();
    }

    private void keep(V row) {
        total++;
        durable.addLast(row);
        durableKeys.add(keyOf.apply(row));
        if (durable.size() > kept) {
            durableKeys.remove(keyOf.apply(durable.removeFirst()));
        }
    }

    private static <V> void take(Iterator<V> rows, int limit, List<V> found) {
        while (found.size() < limit && rows.hasNext()) {
            found.add(rows.next());
        }
    }
}
