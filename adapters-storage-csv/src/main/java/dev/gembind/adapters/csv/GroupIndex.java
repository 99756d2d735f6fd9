package dev.gembind.adapters.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The few rows that share a value, in the order they came. A group is copied on change, so keep groups small. */
final class GroupIndex<V> implements TableIndex<V> {
    private final Function<V, @Nullable String> value;
    private final LayeredMap<List<String>> groups = LayeredMap.hashed();

    GroupIndex(Function<V, @Nullable String> value) {
        this.value = value;
    }

    List<String> keysOf(boolean withPending, String indexed) {
        List<String> keys = groups.get(withPending, indexed);
        return keys == null ? List.of() : keys;
    }

    @Override
    public @Nullable String blockerOf(boolean withPending, String key, V row) {
        return null;
    }

    @Override
    public void add(@Nullable CsvTransaction tx, String key, V row) {
        String indexed = value.apply(row);
        if (indexed != null) {
            List<String> keys = new ArrayList<>(keysOf(tx != null, indexed));
            keys.add(key);
            groups.put(tx, indexed, List.copyOf(keys));
        }
    }

    @Override
    public void remove(@Nullable CsvTransaction tx, String key, V row) {
        String indexed = value.apply(row);
        if (indexed != null) {
            List<String> keys = new ArrayList<>(keysOf(tx != null, indexed));
            keys.remove(key);
            groups.put(tx, indexed, keys.isEmpty() ? null : List.copyOf(keys));
        }
    }

    @Override
    public void clear() {
        groups.clear();
    }

    @Override
    public void apply() {
        groups.apply();
    }

    @Override
    public void discard() {
        groups.discard();
    }
}
