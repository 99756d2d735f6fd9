package dev.gembind.adapters.csv;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** At most one row per value. Rows whose value is null are not in it. */
final class UniqueIndex<V> implements TableIndex<V> {
    private final Function<V, @Nullable String> value;
    private final LayeredMap<String> keys = LayeredMap.hashed();

    UniqueIndex(Function<V, @Nullable String> value) {
        this.value = value;
    }

    @Nullable
    String keyOf(boolean withPending, String indexed) {
        return keys.get(withPending, indexed);
    }

    @Override
    public @Nullable String blockerOf(boolean withPending, String key, V row) {
        String indexed = value.apply(row);
        String owner = indexed == null ? null : keys.get(withPending, indexed);
        return owner == null || owner.equals(key) ? null : owner;
    }

    @Override
    public void add(@Nullable CsvTransaction tx, String key, V row) {
        String indexed = value.apply(row);
        if (indexed != null) {
            keys.put(tx, indexed, key);
        }
    }

    @Override
    public void remove(@Nullable CsvTransaction tx, String key, V row) {
        String indexed = value.apply(row);
        if (indexed != null) {
            keys.put(tx, indexed, null);
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
}
