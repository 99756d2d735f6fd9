package dev.gembind.adapters.csv;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** At most one row per value. Rows whose value is null are not in it. */
final class UniqueIndex<V> extends TableIndex<V> {
    private final LayeredMap<String> keys = LayeredMap.hashed();

    UniqueIndex(Function<V, @Nullable String> value) {
        super(value);
    }

    @Nullable
    String keyOf(boolean withPending, String indexed) {
        return keys.get(withPending, indexed);
    }

    @Override
    @Nullable
    String ownerOf(boolean withPending, String indexed) {
        return keys.get(withPending, indexed);
    }

    @Override
    void add(@Nullable CsvTransaction tx, String indexed, String key) {
        keys.put(tx, indexed, key);
    }

    @Override
    void remove(@Nullable CsvTransaction tx, String indexed, String key) {
        keys.put(tx, indexed, null);
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
}
