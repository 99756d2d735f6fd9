package dev.gembind.adapters.csv;

import org.jspecify.annotations.Nullable;

/**
 * A second way to find rows, by a value made of their columns, kept in step with its table. Rows whose value is null are
 * not in it.
 */
abstract class TableIndex<V> {
    private final HashedRows.TextOf<V> value;

    TableIndex(HashedRows.TextOf<V> value) {
        this.value = value;
    }

    final @Nullable String valueOf(V row) {
        return value.in(row);
    }

    /** Returns the row that keeps another one from having this value, or null. */
    @Nullable
    V holderOf(boolean withPending, String indexed) {
        return null;
    }

    /** Called once, by the table it belongs to. */
    void attach(RowForm<V> form) {}

    /**
     * Takes in a durable row that replaces another one.
     *
     * @return another row that has the same value, which none may have
     */
    @Nullable
    abstract V load(RowChange<V> change, @Nullable String old, @Nullable String next);

    /** Makes room for so many rows. */
    void expect(long count) {}

    /** Takes in a durable row of a new key, which may be found only after {@link #settle}. */
    abstract void gather(String key, String indexed, byte[] row);

    /** Makes all gathered rows found, and returns one whose value another row has, which none may have. */
    byte @Nullable [] settle() {
        return null;
    }

    /** Follows a change of a row. A row whose value stays the same is told too: some indexes hold it. */
    abstract void change(@Nullable CsvTransaction tx, RowChange<V> change, @Nullable String old, @Nullable String next);

    abstract void clear();

    abstract void apply();

    abstract void discard();
}
