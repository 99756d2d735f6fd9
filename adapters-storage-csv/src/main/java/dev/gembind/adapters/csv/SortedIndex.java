package dev.gembind.adapters.csv;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows in the order of a value, for ranges such as "expired before". */
final class SortedIndex<V> implements TableIndex<V> {
    private final Function<V, @Nullable String> value;
    private final LayeredMap<String> keys = LayeredMap.sorted();

    SortedIndex(Function<V, @Nullable String> value) {
        this.value = value;
    }

    /** Returns the keys of rows whose value is below a limit, lowest first. */
    List<String> keysBelow(boolean withPending, String indexed, int limit) {
        return keys.range(withPending, new KeyRange(null, indexed), limit);
    }

    @Override
    public @Nullable String blockerOf(boolean withPending, String key, V row) {
        return null;
    }

    @Override
    public void add(@Nullable CsvTransaction tx, String key, V row) {
        String indexed = value.apply(row);
        if (indexed != null) {
            keys.put(tx, entry(indexed, key), key);
        }
    }

    @Override
    public void remove(@Nullable CsvTransaction tx, String key, V row) {
        String indexed = value.apply(row);
        if (indexed != null) {
            keys.put(tx, entry(indexed, key), null);
        }
    }

    @Override
    public void clear() {
        keys.clear();
    }

    @Override
    public void apply() {
        keys.apply();
    }

    @Override
    public void discard() {
        keys.discard();
    }

    private static String entry(String indexed, String key) {
        return indexed + '\0' + key; // NUL sorts before everything, so equal values stay together
    }
}
