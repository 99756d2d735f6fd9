package dev.gembind.adapters.csv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The few rows that share a value, in the order they came. A group is copied on change, so keep groups small. */
final class GroupIndex<V> extends KeyIndex<V> {
    private final LayeredMap<List<String>> groups = LayeredMap.hashed();

    GroupIndex(HashedRows.TextOf<V> value) {
        super(value);
    }

    List<String> keysOf(boolean withPending, String indexed) {
        List<String> keys = groups.get(withPending, indexed);
        return keys == null ? List.of() : keys;
    }

    @Override
    void add(@Nullable CsvTransaction tx, String indexed, String key) {
        List<String> keys = new ArrayList<>(keysOf(tx != null, indexed));
        keys.add(key);
        groups.put(tx, indexed, List.copyOf(keys));
    }

    @Override
    void remove(@Nullable CsvTransaction tx, String indexed, String key) {
        List<String> keys = new ArrayList<>(keysOf(tx != null, indexed));
        keys.remove(key);
        groups.put(tx, indexed, keys.isEmpty() ? null : List.copyOf(keys));
    }

    @Override
    void clear() {
        groups.clear();
    }

    @Override
    void apply() {
        groups.apply();
    }

    @Override
    void discard() {
        groups.discard();
    }
}
