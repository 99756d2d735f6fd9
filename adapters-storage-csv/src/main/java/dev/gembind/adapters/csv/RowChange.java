package dev.gembind.adapters.csv;

import org.jspecify.annotations.Nullable;

/**
 * A change of one row.
 *
 * @param key the row's
 * @param before what it was, null if it is new
 * @param after what it becomes, null if it goes
 */
record RowChange<V>(
        String key, @Nullable V before, @Nullable RowImage<V> after) {}
