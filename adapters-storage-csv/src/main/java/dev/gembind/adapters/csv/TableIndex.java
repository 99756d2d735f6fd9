package dev.gembind.adapters.csv;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A second way to find rows, by a value made of their columns, kept in step with its table. Rows whose value is null are
 * not in it.
 */
abstract class TableIndex<V> {
    private final Function<V, @Nullable String> value;

    TableIndex(Function<V, @Nullable String> value) {
        this.value = value;
    }

    final @Nullable String valueOf(V row) {
        return value.apply(row);
    }

    /** Returns the key of the row that keeps another one from having this value, or null. */
    @Nullable
    String ownerOf(boolean withPending, String indexed) {
        return null;
    }

    abstract void add(@Nullable CsvTransaction tx, String indexed, String key);

    abstract void remove(@Nullable CsvTransaction tx, String indexed, String key);

    abstract void clear();

    abstract void apply();

    abstract void discard();
}
