package dev.gembind.adapters.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All indexes of one table, in the order they were added; each follows every change of a row. The values of a row are
 * those that the indexes find it by, null where an index does not have it.
 */
final class TableIndexes<V> {
    private final RowForm<V> form;
    private final Function<V, String> keyOf;
    private final List<TableIndex<V>> all = new ArrayList<>();

    TableIndexes(RowForm<V> form, Function<V, String> keyOf) {
        this.form = form;
        this.keyOf = keyOf;
    }

    <I extends TableIndex<V>> I add(I index) {
        index.attach(form);
        all.add(index);
        return index;
    }

    @Nullable
    String[] values(@Nullable V row) {
        @Nullable String[] values = new @Nullable String[all.size()];
        for (int i = 0; row != null && i < values.length; i++) {
            values[i] = all.get(i).valueOf(row);
        }
        return values;
    }

    /** Returns a row of another key that keeps these values from being stored, of the first index that has one. */
    @Nullable
    V blockerOf(boolean withPending, String key, @Nullable String[] values) {
        for (int i = 0; i < values.length; i++) {
            String value = values[i];
            V holder = value == null ? null : all.get(i).holderOf(withPending, value);
            if (holder != null && !keyOf.apply(holder).equals(key)) {
                return holder;
            }
        }
        return null;
    }

    /** Follows a change to these values. Without a transaction it changes what is durable. */
    void change(@Nullable CsvTransaction tx, RowChange<V> change, @Nullable String[] next) {
        @Nullable String[] old = values(change.before());
        for (int i = 0; i < next.length; i++) {
            all.get(i).change(tx, change, old[i], next[i]);
        }
    }

    /**
     * Takes in a durable row that may replace another one.
     *
     * @return another row that has a value which none may have twice
     */
    @Nullable
    V load(RowChange<V> change, V row) {
        @Nullable String[] old = values(change.before());
        @Nullable String[] next = values(row);
        for (int i = 0; i < next.length; i++) {
            V other = all.get(i).load(change, old[i], next[i]);
            if (other != null) {
                return other;
            }
        }
        return null;
    }

    /** Makes room for so many rows. */
    void expect(long count) {
        all.forEach(index -> index.expect(count));
    }

    /** Takes in a durable row of a new key, which may be found only after {@link #settle}. */
    void gather(String key, V row, byte[] bytes) {
        for (TableIndex<V> index : all) {
            String value = index.valueOf(row);
            if (value != null) {
                index.gather(key, value, bytes);
            }
        }
    }

    /** Makes all gathered rows found, and returns one with a value that another row has and none may have twice. */
    byte @Nullable [] settle() {
        for (TableIndex<V> index : all) {
            byte[] second = index.settle();
            if (second != null) {
                return second;
            }
        }
        return null;
    }

    void clear() {
        all.forEach(TableIndex::clear);
    }

    void apply() {
        all.forEach(TableIndex::apply);
    }

    void discard() {
        all.forEach(TableIndex::discard);
    }
}
