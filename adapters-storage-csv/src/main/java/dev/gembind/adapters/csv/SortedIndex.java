package dev.gembind.adapters.csv;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows in the order of a value, for ranges such as "expired before". */
final class SortedIndex<V> extends TableIndex<V> {
    /** Behind every key, since no key holds an unpaired surrogate or this non-character. */
    private static final String LAST = String.valueOf(Character.MAX_VALUE);

    private final LayeredMap<String> keys = LayeredMap.sorted();

    SortedIndex(HashedRows.TextOf<V> value) {
        super(value);
    }

    /** Returns the keys of rows whose value is below a limit, lowest first. */
    List<String> keysBelow(boolean withPending, String indexed, int limit) {
        return keys.range(withPending, new KeyRange(null, indexed), limit);
    }

    /** Returns the keys of rows whose value is above a limit, lowest first. */
    List<String> keysAbove(boolean withPending, String indexed, int limit) {
        return keys.range(withPending, new KeyRange(entry(indexed, LAST), null), limit);
    }

    @Override
    @Nullable
    V load(RowChange<V> change, @Nullable String old, @Nullable String next) {
        change(null, change, old, next);
        return null;
    }

    @Override
    void change(@Nullable CsvTransaction tx, RowChange<V> change, @Nullable String old, @Nullable String next) {
        if (Objects.equals(old, next)) {
            return;
        }
        if (old != null) {
            remove(tx, old, change.key());
        }
        if (next != null) {
            add(tx, next, change.key());
        }
    }

    private void add(@Nullable CsvTransaction tx, String indexed, String key) {
        keys.put(tx, entry(indexed, key), key);
    }

    private void remove(@Nullable CsvTransaction tx, String indexed, String key) {
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
