package dev.gembind.adapters.csv;

import dev.gembind.core.storage.Snapshot;

/** What makes a handle valid: the storage it belongs to, the thread its body runs on, and that the body still runs. */
final class CsvScope {
    private final Catalog storage;
    private final Thread thread = Thread.currentThread();
    private boolean open = true;
    private boolean doomed;

    CsvScope(Catalog storage) {
        this.storage = storage;
    }

    /** Notes a broken rule, so that the body cannot commit even if it swallows the exception. */
    void doom() {
        doomed = true;
    }

    void requireNotDoomed() {
        if (doomed) {
            throw new IllegalStateException("a transaction was started inside another one");
        }
    }

    void close() {
        open = false;
    }

    void require(Catalog expectedStorage) {
        if (!storage.equals(expectedStorage)) {
            throw new IllegalStateException("the handle belongs to another storage");
        }
        if (!thread.equals(Thread.currentThread())) {
            throw new IllegalStateException("the handle belongs to another thread");
        }
        if (!open) {
            throw new IllegalStateException("the body this handle belongs to has ended");
        }
    }

    static CsvScope of(Snapshot handle) {
        if (handle instanceof CsvTransaction tx) {
            return tx.scope();
        }
        if (handle instanceof CsvSnapshot snapshot) {
            return snapshot.scope();
        }
        throw new IllegalStateException("the handle belongs to another storage");
    }
}
