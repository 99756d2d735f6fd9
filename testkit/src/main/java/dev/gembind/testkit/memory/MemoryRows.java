package dev.gembind.testkit.memory;

import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A table to be moved.
 *
 * @param all returns every row, in order
 * @param adding adds a row as it is
 */
record MemoryRows<R>(Function<Snapshot, List<R>> all, BiConsumer<Transaction, R> adding) implements MovableRows<R> {
    /** Rows that no rule but that of their key keeps out. */
    static <R> MemoryRows<R> of(MemoryTable<R> table) {
        return new MemoryRows<>(view -> table.all(view).toList(), (tx, row) -> {
            if (!table.insertIfAbsent(tx, row)) {
                throw new IllegalArgumentException("the key of a row is in use");
            }
        });
    }

    @Override
    public void scan(Snapshot snapshot, Predicate<List<R>> sink) {
        List<R> rows = all.apply(snapshot);
        boolean more = true;
        for (int from = 0; more && from < rows.size(); from += CHUNK) {
            more = sink.test(rows.subList(from, Math.min(rows.size(), from + CHUNK)));
        }
    }

    @Override
    public void adopt(Transaction tx, R row) {
        adding.accept(tx, row);
    }
}
