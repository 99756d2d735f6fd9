package dev.gembind.adapters.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rows by a text, in two layers: what is durable, encoded, and above it what the batch being committed wants to change.
 *
 * <p>Only the commit thread touches the upper layer. Readers see the lower one, which changes only in {@link #apply},
 * under the catalog's write lock.
 */
final class LayeredRows<V> {
    /** Above this size the upper layer is not kept for the next batch: walking and clearing it cost its capacity. */
    private static final int LARGE = 512;

    private final RowForm<V> form;
    private final HashedRows.TextOf<V> textOf;
    private final HashedRows<V> durable;
    private Map<String, Change<V>> pending = new HashMap<>();

    LayeredRows(RowForm<V> form, HashedRows.TextOf<V> textOf) {
        this.form = form;
        this.textOf = textOf;
        this.durable = new HashedRows<>(form, textOf);
    }

    @Nullable
    V get(boolean withPending, String text) {
        Change<V> change = withPending ? pending.get(text) : null;
        return change == null ? durable.get(text) : change.row();
    }

    /** Loads a durable row, and returns the one it replaces. */
    @Nullable
    V load(String text, byte[] bytes) {
        byte[] before = durable.put(text, bytes);
        return before == null ? null : form.decode(before);
    }

    /** Makes room for so many durable rows in all. */
    void expect(long count) {
        durable.expect(count);
    }

    /**
     * Changes the upper layer and notes how to take that back; without a transaction it loads the lower layer.
     *
     * @param image null to remove the row
     */
    void put(@Nullable CsvTransaction tx, String text, @Nullable RowImage<V> image) {
        if (tx == null) {
            set(text, image);
            return;
        }
        Change<V> before = pending.put(text, new Change<>(image));
        tx.onRollback(() -> restore(text, before));
    }

    void clear() {
        durable.clear();
        pending.clear();
    }

    void apply() {
        pending.forEach((text, change) -> set(text, change.image()));
        discard();
    }

    void discard() {
        if (pending.size() > LARGE) {
            pending = new HashMap<>();
        } else {
            pending.clear();
        }
    }

    long size(boolean withPending) {
        long size = durable.size();
        if (withPending) {
            for (Map.Entry<String, Change<V>> change : pending.entrySet()) {
                boolean before = durable.get(change.getKey()) != null;
                boolean after = change.getValue().row() != null;
                size += (after ? 1 : 0) - (before ? 1 : 0);
            }
        }
        return size;
    }

    /** Returns the rows whose text is above the given one, lowest first. Looks at every row. */
    List<V> above(boolean withPending, @Nullable String after, int limit) {
        PriorityQueue<String> lowest = new PriorityQueue<>(Comparator.reverseOrder());
        forEachText(withPending, text -> {
            if (after == null || text.compareTo(after) > 0) {
                lowest.add(text);
                if (lowest.size() > limit) {
                    lowest.remove();
                }
            }
        });
        String[] texts = lowest.toArray(String[]::new);
        Arrays.sort(texts);
        List<V> found = new ArrayList<>(texts.length);
        collect(withPending, List.of(texts), found);
        return found;
    }

    /**
     * Hands on all rows in the order of their texts, some at a time.
     *
     * @param sink takes them; false ends the scan
     */
    void scan(boolean withPending, int chunk, Predicate<List<V>> sink) {
        List<String> texts = new ArrayList<>();
        forEachText(withPending, texts::add);
        Collections.sort(texts);
        boolean more = true;
        for (int from = 0; more && from < texts.size(); from += chunk) {
            List<V> found = new ArrayList<>(chunk);
            collect(withPending, texts.subList(from, Math.min(from + chunk, texts.size())), found);
            more = sink.test(List.copyOf(found));
        }
    }

    private void collect(boolean withPending, List<String> texts, List<V> found) {
        for (String text : texts) {
            V row = get(withPending, text);
            if (row != null) {
                found.add(row);
            }
        }
    }

    private void forEachText(boolean withPending, Consumer<String> sink) {
        Map<String, Change<V>> upper = withPending ? pending : Map.of();
        durable.forEach(bytes -> {
            String text = textOf.in(form.decode(bytes));
            if (text != null && !upper.containsKey(text)) {
                sink.accept(text);
            }
        });
        upper.forEach((text, change) -> {
            if (change.row() != null) {
                sink.accept(text);
            }
        });
    }

    private void set(String text, @Nullable RowImage<V> image) {
        if (image == null) {
            durable.remove(text);
        } else {
            durable.put(text, image.bytes());
        }
    }

    private void restore(String text, @Nullable Change<V> before) {
        if (before == null) {
            pending.remove(text);
        } else {
            pending.put(text, before);
        }
    }

    /** A row to set, or its absence. */
    private record Change<V>(@Nullable RowImage<V> image) {
        @Nullable
        V row() {
            return image == null ? null : image.row();
        }
    }
}
