package dev.gembind.adapters.csv;

import org.jspecify.annotations.Nullable;

/** A second way to find rows, kept in step with its table. */
interface TableIndex<V> {
    /** Returns the key of the row that stands in the way of this one, or null. */
    @Nullable
    String blockerOf(boolean withPending, String key, V row);

    void add(@Nullable CsvTransaction tx, String key, V row);

    void remove(@Nullable CsvTransaction tx, String key, V row);

    void clear();

    void apply();

    void discard();
}
