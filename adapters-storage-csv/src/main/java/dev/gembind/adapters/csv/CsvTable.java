package dev.gembind.adapters.csv;

import dev.gembind.core.storage.ConstraintViolatedException;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows by key, with indexes that see the transaction's own changes. Rows are immutable values.
 *
 * @param <V> the row
 */
final class CsvTable<V> implements StoredTable {
    private final TableSpec spec;
    private final RowCodec<V> codec;
    private final Function<V, String> keyOf;
    private final Object storage;
    private final LayeredMap<V> rows;
    private final List<TableIndex<V>> indexes = new ArrayList<>();

    CsvTable(Catalog storage, TableSpec spec, RowCodec<V> codec, Function<V, String> keyOf) {
        this.spec = spec;
        this.codec = codec;
        this.keyOf = keyOf;
        this.storage = storage;
        this.rows = LayeredMap.sorted();
        storage.add(this);
    }

    /** Adds an index; only before the storage is opened. */
    <I extends TableIndex<V>> I with(I index) {
        indexes.add(index);
        return index;
    }

    @Nullable
    V get(Snapshot handle, String key) {
        return rows.get(pending(handle), key);
    }

    @Nullable
    V find(Snapshot handle, UniqueIndex<V> index, String indexed) {
        boolean pending = pending(handle);
        String key = index.keyOf(pending, indexed);
        return key == null ? null : rows.get(pending, key);
    }

    List<V> find(Snapshot handle, GroupIndex<V> index, String indexed) {
        boolean pending = pending(handle);
        return rowsOf(pending, index.keysOf(pending, indexed));
    }

    /** Returns rows whose indexed value is below a limit, lowest first. */
    List<V> below(Snapshot handle, SortedIndex<V> index, String indexed, int limit) {
        boolean pending = pending(handle);
        return rowsOf(pending, index.keysBelow(pending, indexed, limit));
    }

    /** Returns rows in the order of their keys, from the one after the given key. */
    List<V> scan(Snapshot handle, @Nullable String after, int limit) {
        return rows.range(pending(handle), KeyRange.after(after), limit);
    }

    long count(Snapshot handle) {
        return rows.size(pending(handle));
    }

    boolean insertIfAbsent(Transaction handle, V row) {
        if (get(handle, keyOf.apply(row)) != null) {
            return false;
        }
        put(handle, row);
        return true;
    }

    /**
     * Sets a row.
     *
     * @throws ConstraintViolatedException if another row has its value in a unique index, or its text cannot be stored
     */
    void put(Transaction handle, V row) {
        CsvTransaction tx = transaction(handle);
        String key = keyOf.apply(row);
        for (TableIndex<V> index : indexes) {
            requireFree(index.blockerOf(true, key, row), key);
        }
        write(tx, row);
        replace(tx, key, row);
    }

    boolean delete(Transaction handle, String key) {
        CsvTransaction tx = transaction(handle);
        if (rows.get(true, key) == null) {
            return false;
        }
        tx.delete(spec.name(), key);
        replace(tx, key, null);
        return true;
    }

    @Override
    public TableSpec spec() {
        return spec;
    }

    @Override
    public boolean appendOnly() {
        return false;
    }

    @Override
    public void load(List<@Nullable String> cells) throws MalformedException {
        V row = Cells.decode(spec, codec, cells);
        String key = keyOf.apply(row);
        for (TableIndex<V> index : indexes) {
            if (index.blockerOf(false, key, row) != null) {
                throw new MalformedException("row " + key + " of " + spec.name() + " breaks a unique index");
            }
        }
        replace(null, key, row);
    }

    @Override
    public void unload(String key) {
        replace(null, key, null);
    }

    @Override
    public void clear() {
        rows.clear();
        indexes.forEach(TableIndex::clear);
    }

    @Override
    public void apply() {
        rows.apply();
        indexes.forEach(TableIndex::apply);
    }

    @Override
    public void discard() {
        rows.discard();
        indexes.forEach(TableIndex::discard);
    }

    private void replace(@Nullable CsvTransaction tx, String key, @Nullable V row) {
        V before = rows.get(tx != null, key);
        for (TableIndex<V> index : indexes) {
            if (before != null) {
                index.remove(tx, key, before);
            }
            if (row != null) {
                index.add(tx, key, row);
            }
        }
        rows.put(tx, key, row);
    }

    private void write(CsvTransaction tx, V row) {
        try {
            tx.put(spec.name(), codec.cells(row));
        } catch (IllegalArgumentException e) {
            throw new ConstraintViolatedException(
                    Outcome.NOT_COMMITTED, "a row of " + spec.name() + " has bad text", e);
        }
    }

    private void requireFree(@Nullable String blocker, String key) {
        if (blocker != null) {
            throw new ConstraintViolatedException(
                    Outcome.NOT_COMMITTED, "row " + key + " of " + spec.name() + " clashes with row " + blocker, null);
        }
    }

    private List<V> rowsOf(boolean pending, List<String> keys) {
        List<V> found = new ArrayList<>(keys.size());
        for (String key : keys) {
            V row = rows.get(pending, key);
            if (row != null) {
                found.add(row);
            }
        }
        return List.copyOf(found);
    }

    private boolean pending(Snapshot handle) {
        CsvScope.of(handle).require(storage);
        return handle instanceof CsvTransaction;
    }

    private CsvTransaction transaction(Transaction handle) {
        CsvScope.of(handle).require(storage);
        return (CsvTransaction) handle;
    }
}
