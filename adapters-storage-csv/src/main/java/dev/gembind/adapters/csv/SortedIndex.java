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

    /** Returns the keys of rows between two places, both excluded, lowest first. */
    List<String> keysBetween(boolean withPending, String above, String below, int limit) {
        return keys.between(withPending, above, below, limit);
    }

    @Override
    void add(@Nullable CsvTransaction tx, String indexed, String key) {
        keys.put(tx, place(indexed, key), key);
    }

    @Override
    void remove(@Nullable CsvTransaction tx, String indexed, String key) {
        keys.put(tx, place(indexed, key), null);
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

    /** Returns the place of a row. */
    static String place(String indexed, String key) {
        return indexed + '\0' + key; // NUL sorts before everything, so equal values stay together
    }
}
