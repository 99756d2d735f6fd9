package dev.gembind.adapters.csv;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** At most one row per value. Rows whose value is null are not in it. */
final class UniqueIndex<V> extends TableIndex<V> {
    private @Nullable LayeredRows<V> rows;

    UniqueIndex(HashedRows.TextOf<V> value) {
        super(value);
    }

    @Override
    void attach(RowForm<V> form) {
        rows = new LayeredRows<>(form, this::valueOf);
    }

    @Override
    @Nullable
    V holderOf(boolean withPending, String indexed) {
        return rows().get(withPending, indexed);
    }

    @Override
    @Nullable
    V load(RowChange<V> change, @Nullable String old, @Nullable String next) {
        if (old != null && !old.equals(next)) {
            rows().put(null, old, null);
        }
        RowImage<V> after = change.after();
        V before = next == null || after == null ? null : rows().load(next, after.bytes());
        return next == null || next.equals(old) ? null : before;
    }

    @Override
    void expect(long count) {
        rows().expect(count);
    }

    @Override
    void gather(String key, String indexed, byte[] row) {
        rows().gather(indexed, row);
    }

    @Override
    byte @Nullable [] settle() {
        return rows().settle();
    }

    @Override
    void change(@Nullable CsvTransaction tx, RowChange<V> change, @Nullable String old, @Nullable String next) {
        if (old != null && !old.equals(next)) {
            rows().put(tx, old, null);
        }
        if (next != null) {
            rows().put(tx, next, change.after());
        }
    }

    @Override
    void clear() {
        rows().clear();
    }

    @Override
    void apply() {
        rows().apply();
    }

    @Override
    void discard() {
        rows().discard();
    }

    private LayeredRows<V> rows() {
        return Objects.requireNonNull(rows, "the index belongs to no table");
    }
}
