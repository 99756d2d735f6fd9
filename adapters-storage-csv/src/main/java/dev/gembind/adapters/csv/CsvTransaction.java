package dev.gembind.adapters.csv;

import dev.gembind.core.storage.Transaction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The handle of a running write: its rows go into the batch's journal lines, and every step can be taken back. */
final class CsvTransaction implements Transaction {
    private final CsvScope scope;
    private final JournalBatch batch;
    private final Deque<Runnable> undo = new ArrayDeque<>();

    CsvTransaction(CsvScope scope, JournalBatch batch) {
        this.scope = scope;
        this.batch = batch;
    }

    CsvScope scope() {
        return scope;
    }

    void onRollback(Runnable step) {
        undo.push(step);
    }

    /** Writes a row, and returns how it is written. */
    byte[] put(String table, List<? extends @Nullable String> cells) {
        return batch.put(table, cells);
    }

    void delete(String table, String key) {
        batch.delete(table, key);
    }

    int rows() {
        return batch.rows();
    }

    void rollBack() {
        undo.forEach(Runnable::run);
        undo.clear();
    }
}
