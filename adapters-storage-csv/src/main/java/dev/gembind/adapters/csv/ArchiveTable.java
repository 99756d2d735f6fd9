package dev.gembind.adapters.csv;

import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.List;
import java.util.function.Predicate;

/** A table that is kept in memory, to be moved. */
record ArchiveTable<V>(CsvTable<V> table) implements MovableRows<V> {
    @Override
    public void scan(Snapshot snapshot, Predicate<List<V>> sink) {
        table.scan(snapshot, CHUNK, sink);
    }

    @Override
    public void adopt(Transaction tx, V row) {
        if (table.insertUnlessBlocked(tx, row) != null) {
            throw new IllegalArgumentException(
                    "the key of a row of " + table.spec().name() + " is in use, or its place");
        }
    }
}
