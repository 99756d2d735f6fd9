package dev.gembind.adapters.csv;

import dev.gembind.core.storage.ConstraintViolatedException;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    private final Catalog storage;
    private final LayeredMap<V> rows;
    private final List<TableIndex<V>> indexes = new ArrayList<>();

    CsvTable(Catalog storage, TableSpec spec, RowCodec<V> codec, Function<V, String> keyOf) {
        this.spec = spec;
        this.codec = codec;
        this.keyOf = keyOf;
        this.storage = storage;
        this.rows = LayeredMap.hashed();
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
        String key = index.ownerOf(pending, indexed);
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

    /** Returns rows whose indexed value is above the given one, lowest first. */
    List<V> above(Snapshot handle, SortedIndex<V> index, String indexed, int limit) {
        boolean pending = pending(handle);
        return rowsOf(pending, index.keysAbove(pending, indexed, limit));
    }

    /** Returns every row in the order of the keys; sorts the whole table each time. */
    List<V> all(Snapshot handle) {
        return rows.range(pending(handle), KeyRange.ALL, Integer.MAX_VALUE);
    }

    long count(Snapshot handle) {
        return rows.size(pending(handle));
    }

    /**
     * Adds a row unless another one has its key, or its value in a unique index.
     *
     * @return the row that is in the way, of the first index in the order they were added; null when the row was added
     * @throws ConstraintViolatedException if its text cannot be stored
     */
    @Nullable
    V insertUnlessBlocked(Transaction handle, V row) {
        CsvTransaction tx = transaction(handle);
        String key = keyOf.apply(row);
        V same = rows.get(true, key);
        if (same != null) {
            return same;
        }
        @Nullable String[] next = values(row);
        String blocker = blockerOf(true, key, next);
        if (blocker != null) {
            return rows.get(true, blocker);
        }
        write(tx, key, row);
        change(tx, key, values(null), next);
        rows.put(tx, key, row);
        return null;
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
     * @throws ConstraintViolatedException if another row has its value in a unique index, or its text cannot be stored;
     *     nothing has changed then
     */
    void put(Transaction handle, V row) {
        CsvTransaction tx = transaction(handle);
        String key = keyOf.apply(row);
        replace(tx, key, rows.get(true, key), row);
    }

    boolean delete(Transaction handle, String key) {
        CsvTransaction tx = transaction(handle);
        V before = rows.get(true, key);
        if (before == null) {
            return false;
        }
        replace(tx, key, before, null);
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
        try {
            replace(null, key, rows.get(false, key), row);
        } catch (ConstraintViolatedException e) {
            throw new MalformedException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void unload(String key) {
        replace(null, key, rows.get(false, key), null);
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

    /** Changes the row and every index whose value changes with it. Without a transaction it changes what is durable. */
    private void replace(@Nullable CsvTransaction tx, String key, @Nullable V before, @Nullable V after) {
        @Nullable String[] next = values(after);
        String blocker = blockerOf(tx != null, key, next);
        if (blocker != null) {
            throw new ConstraintViolatedException(
                    Outcome.NOT_COMMITTED, "row " + key + " of " + spec.name() + " clashes with row " + blocker, null);
        }
        if (tx != null) {
            write(tx, key, after);
        }
        change(tx, key, values(before), next);
        rows.put(tx, key, after);
    }

    private @Nullable String blockerOf(boolean withPending, String key, @Nullable String[] values) {
        for (int i = 0; i < values.length; i++) {
            String value = values[i];
            String owner = value == null ? null : indexes.get(i).ownerOf(withPending, value);
            if (owner != null && !owner.equals(key)) {
                return owner;
            }
        }
        return null;
    }

    private void change(@Nullable CsvTransaction tx, String key, @Nullable String[] old, @Nullable String[] next) {
        for (int i = 0; i < old.length; i++) {
            if (!Objects.equals(old[i], next[i])) {
                move(tx, indexes.get(i), key, old[i], next[i]);
            }
        }
    }

    private @Nullable String[] values(@Nullable V row) {
        @Nullable String[] values = new @Nullable String[indexes.size()];
        for (int i = 0; row != null && i < values.length; i++) {
            values[i] = indexes.get(i).valueOf(row);
        }
        return values;
    }

    private void move(
            @Nullable CsvTransaction tx, TableIndex<V> index, String key, @Nullable String old, @Nullable String next) {
        if (old != null) {
            index.remove(tx, old, key);
        }
        if (next != null) {
            index.add(tx, next, key);
        }
    }

    private void write(CsvTransaction tx, String key, @Nullable V row) {
        try {
            if (row == null) {
                tx.delete(spec.name(), key);
            } else {
                tx.put(spec.name(), codec.cells(row));
            }
        } catch (IllegalArgumentException e) {
            throw new ConstraintViolatedException(
                    Outcome.NOT_COMMITTED, "a row of " + spec.name() + " has bad text", e);
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
