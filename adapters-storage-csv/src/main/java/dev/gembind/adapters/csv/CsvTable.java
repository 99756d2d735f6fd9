package dev.gembind.adapters.csv;

import dev.gembind.core.storage.ConstraintViolatedException;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rows by key, with indexes that see the transaction's own changes. Rows are immutable values, and kept encoded.
 *
 * @param <V> the row
 */
final class CsvTable<V> implements StoredTable {
    private static final int CHUNK = 1000;

    private final TableSpec spec;
    private final RowCodec<V> codec;
    private final Function<V, String> keyOf;
    private final Catalog storage;
    private final RowForm<V> form;
    private final LayeredRows<V> rows;
    private final TableIndexes<V> indexes;

    CsvTable(Catalog storage, TableSpec spec, RowCodec<V> codec, Function<V, String> keyOf) {
        this.spec = spec;
        this.codec = codec;
        this.keyOf = keyOf;
        this.storage = storage;
        this.form = new RowForm<>(spec, codec);
        this.rows = new LayeredRows<>(form, new FirstCell<>(keyOf));
        this.indexes = new TableIndexes<>(form, keyOf);
        storage.add(this);
    }

    /** Adds an index; only before the storage is opened. */
    <I extends TableIndex<V>> I with(I index) {
        return indexes.add(index);
    }

    @Nullable
    V get(Snapshot handle, String key) {
        return rows.get(pending(handle), key);
    }

    @Nullable
    V find(Snapshot handle, UniqueIndex<V> index, String indexed) {
        return index.holderOf(pending(handle), indexed);
    }

    List<V> find(Snapshot handle, GroupIndex<V> index, String indexed) {
        boolean pending = pending(handle);
        return rows.rowsOf(pending, index.keysOf(pending, indexed));
    }

    /** Returns rows whose indexed value is below a limit, lowest first. */
    List<V> below(Snapshot handle, SortedIndex<V> index, String indexed, int limit) {
        boolean pending = pending(handle);
        return rows.rowsOf(pending, index.keysBelow(pending, indexed, limit));
    }

    /** Returns rows between two {@linkplain SortedIndex#place places} of an index, both excluded, lowest first. */
    List<V> between(Snapshot handle, SortedIndex<V> index, String above, String below, int limit) {
        boolean pending = pending(handle);
        return rows.rowsOf(pending, index.keysBetween(pending, above, below, limit));
    }

    /** Returns rows whose key is above the given one, lowest first; looks at every row of the table. */
    List<V> above(Snapshot handle, String key, int limit) {
        return rows.above(pending(handle), key, limit);
    }

    /** Returns every row in the order of the keys. */
    List<V> all(Snapshot handle) {
        List<V> found = new ArrayList<>();
        rows.scan(pending(handle), CHUNK, chunk -> {
            found.addAll(chunk);
            return true;
        });
        return List.copyOf(found);
    }

    /** Hands on every row in the order of the keys, some at a time; false of the sink ends it. */
    void scan(Snapshot handle, int chunk, Predicate<List<V>> sink) {
        rows.scan(pending(handle), chunk, sink);
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
        @Nullable String[] next = indexes.values(row);
        V blocker = indexes.blockerOf(true, key, next);
        if (blocker != null) {
            return blocker;
        }
        change(tx, new RowChange<>(key, null, write(tx, row)), next);
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
    public void load(byte[] bytes) throws MalformedException {
        V row = form.read(bytes);
        String key = keyOf.apply(row);
        V before = rows.load(key, bytes);
        V other = indexes.load(new RowChange<>(key, before, new RowImage<>(row, bytes)), row);
        if (other != null) {
            throw new MalformedException(clash(key, other));
        }
    }

    @Override
    public void expect(long count) {
        rows.expect(count);
        indexes.expect(count);
    }

    @Override
    public void gather(byte[] bytes) throws MalformedException {
        V row = form.read(bytes);
        String key = keyOf.apply(row);
        rows.gather(key, bytes);
        indexes.gather(key, row, bytes);
    }

    @Override
    public void settle() throws MalformedException {
        byte[] same = rows.settle();
        if (same != null) {
            throw new MalformedException(
                    "row " + keyOf.apply(form.read(same)) + " of " + spec.name() + " is there twice");
        }
        byte[] second = indexes.settle();
        if (second != null) {
            V row = form.read(second);
            V first = Objects.requireNonNull(indexes.blockerOf(false, keyOf.apply(row), indexes.values(row)));
            throw new MalformedException(clash(keyOf.apply(row), first));
        }
    }

    @Override
    public void unload(String key) {
        change(null, new RowChange<>(key, rows.get(false, key), null), indexes.values(null));
    }

    @Override
    public void clear() {
        rows.clear();
        indexes.clear();
    }

    @Override
    public void apply() {
        rows.apply();
        indexes.apply();
    }

    @Override
    public void discard() {
        rows.discard();
        indexes.discard();
    }

    private void replace(CsvTransaction tx, String key, @Nullable V before, @Nullable V after) {
        @Nullable String[] next = indexes.values(after);
        V blocker = indexes.blockerOf(true, key, next);
        if (blocker != null) {
            throw new ConstraintViolatedException(Outcome.NOT_COMMITTED, clash(key, blocker), null);
        }
        change(tx, new RowChange<>(key, before, after == null ? erase(tx, key) : write(tx, after)), next);
    }

    private String clash(String key, V blocker) {
        return "row " + key + " of " + spec.name() + " clashes with row " + keyOf.apply(blocker);
    }

    /** Changes the row and every index. Without a transaction it changes what is durable. */
    private void change(@Nullable CsvTransaction tx, RowChange<V> change, @Nullable String[] next) {
        indexes.change(tx, change, next);
        rows.put(tx, change.key(), change.after());
    }

    private @Nullable RowImage<V> erase(CsvTransaction tx, String key) {
        tx.delete(spec.name(), key);
        return null;
    }

    private RowImage<V> write(CsvTransaction tx, V row) {
        try {
            return new RowImage<>(row, tx.put(spec.name(), codec.cells(row)));
        } catch (IllegalArgumentException e) {
            throw new ConstraintViolatedException(
                    Outcome.NOT_COMMITTED, "a row of " + spec.name() + " has bad text", e);
        }
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
