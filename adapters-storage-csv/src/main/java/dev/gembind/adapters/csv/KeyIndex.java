package dev.gembind.adapters.csv;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An index that keeps the keys of rows, so that only a change of the indexed value concerns it. */
abstract class KeyIndex<V> extends TableIndex<V> {
    KeyIndex(HashedRows.TextOf<V> value) {
        super(value);
    }

    @Override
    final @Nullable V load(RowChange<V> change, @Nullable String old, @Nullable String next) {
        change(null, change, old, next);
        return null;
    }

    @Override
    final void change(@Nullable CsvTransaction tx, RowChange<V> change, @Nullable String old, @Nullable String next) {
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

    @Override
    final void gather(String key, String indexed, byte[] row) {
        add(null, indexed, key);
    }

    abstract void add(@Nullable CsvTransaction tx, String indexed, String key);

    abstract void remove(@Nullable CsvTransaction tx, String indexed, String key);
}
