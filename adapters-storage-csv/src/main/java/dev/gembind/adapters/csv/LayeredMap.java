package dev.gembind.adapters.csv;

import dev.gembind.adapters.csv.PendingChanges.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A map in two layers: what is durable, and above it what the batch being committed wants to change.
 *
 * <p>Only the commit thread touches the upper layer. Readers see the lower one, which changes only in {@link #apply},
 * under the catalog's write lock.
 */
final class LayeredMap<V> {
    private final Map<String, V> durable;
    private final PendingChanges<V> pending;

    private LayeredMap(Map<String, V> durable, PendingChanges<V> pending) {
        this.durable = durable;
        this.pending = pending;
    }

    static <V> LayeredMap<V> hashed() {
        return new LayeredMap<>(new HashMap<>(), new PendingChanges<>(HashMap::new));
    }

    static <V> LayeredMap<V> sorted() {
        return new LayeredMap<>(new TreeMap<>(), new PendingChanges<>(TreeMap::new));
    }

    @Nullable
    V get(boolean withPending, String key) {
        if (withPending) {
            Change<V> change = pending.get(key);
            if (change != null) {
                return change.value();
            }
        }
        return durable.get(key);
    }

    /** Changes the upper layer and notes how to take that back; without a transaction it loads the lower layer. */
    void put(@Nullable CsvTransaction tx, String key, @Nullable V value) {
        if (tx == null) {
            set(key, value);
        } else {
            pending.put(tx, key, value);
        }
    }

    void clear() {
        durable.clear();
        pending.discard();
    }

    void apply() {
        pending.drainTo(this::set);
    }

    void discard() {
        pending.discard();
    }

    /** Returns the values whose keys are below one, in order of their keys. For sorted maps only. */
    List<V> below(boolean withPending, String key, int limit) {
        return between(withPending, "", key, limit);
    }

    /** Returns the values whose keys are above one and below another, in order of their keys. For sorted maps only. */
    List<V> between(boolean withPending, String above, String below, int limit) {
        List<V> found = new ArrayList<>();
        NavigableMap<String, V> lower = ((NavigableMap<String, V>) durable).subMap(above, false, below, false);
        NavigableMap<String, Change<V>> upper = withPending
                ? ((NavigableMap<String, Change<V>>) pending.all()).subMap(above, false, below, false)
                : new TreeMap<>();
        Merge<V> merge = new Merge<>(lower, upper);
        boolean more = true;
        while (more && found.size() < limit) {
            more = merge.next(found);
        }
        return found;
    }

    private void set(String key, @Nullable V value) {
        if (value == null) {
            durable.remove(key);
        } else {
            durable.put(key, value);
        }
    }

    /** Walks both layers in the order of their keys; the upper one wins. */
    private static final class Merge<V> {
        private final NavigableMap<String, V> lower;
        private final NavigableMap<String, Change<V>> upper;
        private Map.@Nullable Entry<String, V> low;
        private Map.@Nullable Entry<String, Change<V>> up;

        Merge(NavigableMap<String, V> lower, NavigableMap<String, Change<V>> upper) {
            this.lower = lower;
            this.upper = upper;
            this.low = lower.firstEntry();
            this.up = upper.firstEntry();
        }

        boolean next(List<V> found) {
            Map.Entry<String, V> l = low;
            Map.Entry<String, Change<V>> u = up;
            if (u == null || (l != null && l.getKey().compareTo(u.getKey()) < 0)) {
                if (l == null) {
                    return false;
                }
                found.add(l.getValue());
                low = lower.higherEntry(l.getKey());
                return true;
            }
            if (l != null && l.getKey().equals(u.getKey())) {
                low = lower.higherEntry(l.getKey());
            }
            up = upper.higherEntry(u.getKey());
            V value = u.getValue().value();
            if (value != null) {
                found.add(value);
            }
            return true;
        }
    }
}
