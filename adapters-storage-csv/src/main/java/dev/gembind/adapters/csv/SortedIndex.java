package dev.gembind.adapters.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in the order of a value, for ranges such as "expired before". */
final class SortedIndex<V> extends KeyIndex<V> {
    private final LayeredMap<String> keys = LayeredMap.sorted();

    SortedIndex(HashedRows.TextOf<V> value) {
        super(value);
    }

    /** Returns the keys of rows whose value is below a limit, lowest first. */
    List<String> keysBelow(boolean withPending, String indexed, int limit) {
        return keys.below(withPending, indexed, limit);
    }

    @Override
    void add(@Nullable CsvTransaction tx, String indexed, String key) {
        keys.put(tx, entry(indexed, key), key);
    }

    @Override
    void remove(@Nullable CsvTransaction tx, String indexed, String key) {
        keys.put(tx, entry(indexed, key), null);
    }

    @Override
    void clear() {
        keys.clear();
    }

    @Override
    void apply() {
        keys.apply();
    }

    @Override
    void discard() {
        keys.discard();
    }

    private static String entry(String indexed, String key) {
        return indexed + '\0' + key; // NUL sorts before everything, so equal values stay together
    }
}
