package dev.gembind.adapters.csv;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the batch being committed wants to change, by key. Only the commit thread touches it. */
final class PendingChanges<C> {
    /** Above this size the map is not kept for the next batch: walking and clearing it cost its capacity. */
    private static final int LARGE = 512;

    private final Supplier<Map<String, Change<C>>> newMap;
    private Map<String, Change<C>> changes;

    PendingChanges(Supplier<Map<String, Change<C>>> newMap) {
        this.newMap = newMap;
        this.changes = newMap.get();
    }

    /** A value to set, or its absence. */
    record Change<C>(@Nullable C value) {}

    /** Returns the change of a key, or null when it stays as it is. */
    @Nullable
    Change<C> get(String key) {
        return changes.get(key);
    }

    /** Sets a value, or with null its absence, and notes how to take that back. */
    void put(CsvTransaction tx, String key, @Nullable C value) {
        Change<C> before = changes.put(key, new Change<>(value));
        tx.onRollback(() -> restore(key, before));
    }

    Map<String, Change<C>> all() {
        return changes;
    }

    /** Hands on every change, and forgets them. */
    void drainTo(BiConsumer<String, @Nullable C> sink) {
        changes.forEach((key, change) -> sink.accept(key, change.value()));
        discard();
    }

    void discard() {
        if (changes.size() > LARGE) {
            changes = newMap.get();
        } else {
            changes.clear();
        }
    }

    private void restore(String key, @Nullable Change<C> before) {
        if (before == null) {
            changes.remove(key);
        } else {
            changes.put(key, before);
        }
    }
}
