package dev.gembind.adapters.csv;

import dev.gembind.adapters.csv.PendingChanges.Change;
import java.util.ArrayList;
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
    private final RowForm<V> form;
    private final HashedRows.TextOf<V> textOf;
    private final HashedRows<V> durable;
    private final PendingChanges<RowImage<V>> pending = new PendingChanges<>(HashMap::new);

    /** What the commit thread read last of the lower layer. */
    private @Nullable String decodedText;

    private @Nullable V decoded;

    LayeredRows(RowForm<V> form, HashedRows.TextOf<V> textOf) {
        this.form = form;
        this.textOf = textOf;
        this.durable = new HashedRows<>(form, textOf);
    }

    @Nullable
    V get(boolean withPending, String text) {
        if (!withPending) {
            return durable.get(text);
        }
        Change<RowImage<V>> change = pending.get(text);
        if (change == null) {
            return lastDecoded(text);
        }
        RowImage<V> image = change.value();
        return image == null ? null : image.row();
    }

    /** A transaction that reads a row and then replaces it asks for it several times; once is enough to decode it. */
    private @Nullable V lastDecoded(String text) {
        if (!text.equals(decodedText)) {
            decoded = durable.get(text);
            decodedText = text;
        }
        return decoded;
    }

    /** The lower layer is about to change. */
    private void forgetDecoded() {
        decodedText = null;
        decoded = null;
    }

    /** Loads a durable row, and returns the one it replaces. */
    @Nullable
    V load(String text, byte[] bytes) {
        forgetDecoded();
        byte[] before = durable.put(text, bytes);
        return before == null ? null : form.decode(before);
    }

    /** Makes room for so many durable rows in all. */
    void expect(long count) {
        durable.expect(count);
    }

    /** Loads a durable row that is found only after {@link #settle}. */
    void gather(String text, byte[] bytes) {
        durable.gather(text, bytes);
    }

    /** Makes all gathered rows found, and returns one whose text another row has. */
    byte @Nullable [] settle() {
        forgetDecoded();
        return durable.settle();
    }

    /**
     * Changes the upper layer and notes how to take that back; without a transaction it loads the lower layer.
     *
     * @param image null to remove the row
     */
    void put(@Nullable CsvTransaction tx, String text, @Nullable RowImage<V> image) {
        if (tx == null) {
            forgetDecoded();
            set(text, image);
        } else {
            pending.put(tx, text, image);
        }
    }

    void clear() {
        forgetDecoded();
        durable.clear();
        pending.discard();
    }

    void apply() {
        forgetDecoded();
        pending.drainTo(this::set);
    }

    void discard() {
        pending.discard();
    }

    long size(boolean withPending) {
        long size = durable.size();
        if (withPending) {
            for (Map.Entry<String, Change<RowImage<V>>> change : pending.all().entrySet()) {
                boolean before = durable.get(change.getKey()) != null;
                boolean after = change.getValue().value() != null;
                size += (after ? 1 : 0) - (before ? 1 : 0);
            }
        }
        return size;
    }

    /** Returns the rows whose text is above the given one, lowest first. Looks at every row, and keeps no more than asked. */
    List<V> above(boolean withPending, String after, int limit) {
        PriorityQueue<String> lowest = new PriorityQueue<>(Comparator.reverseOrder());
        forEachText(withPending, text -> {
            if (text.compareTo(after) > 0) {
                lowest.add(text);
                if (lowest.size() > limit) {
                    lowest.remove();
                }
            }
        });
        List<String> texts = new ArrayList<>(lowest);
        Collections.sort(texts);
        return rowsOf(withPending, texts);
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
            more = sink.test(rowsOf(withPending, texts.subList(from, Math.min(from + chunk, texts.size()))));
        }
    }

    /** Returns the rows of the texts that there are, in that order. */
    List<V> rowsOf(boolean withPending, List<String> texts) {
        List<V> found = new ArrayList<>(texts.size());
        for (String text : texts) {
            V row = get(withPending, text);
            if (row != null) {
                found.add(row);
            }
        }
        return List.copyOf(found);
    }

    private void forEachText(boolean withPending, Consumer<String> sink) {
        Map<String, Change<RowImage<V>>> upper = withPending ? pending.all() : Map.of();
        durable.forEach(bytes -> {
            String text = textOf.in(form.decode(bytes));
            if (text != null && !upper.containsKey(text)) {
                sink.accept(text);
            }
        });
        upper.forEach((text, change) -> {
            if (change.value() != null) {
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
}
