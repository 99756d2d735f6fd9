package dev.gembind.adapters.csv;

import dev.gembind.core.storage.ReadBody;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import dev.gembind.core.storage.TransactionBody;
import dev.gembind.core.storage.Transactor;
import java.time.Duration;
import java.util.concurrent.locks.Lock;

/** Writes through the commit thread; reads on the caller's thread, from what is durable. */
final class CsvTransactor implements Transactor {
    private final Catalog catalog;
    private final RunningBodies running;
    private final CommitThread commits;
    private final Duration deadline;
    private volatile boolean closed;

    CsvTransactor(Catalog catalog, RunningBodies running, CommitThread commits, Duration deadline) {
        this.catalog = catalog;
        this.running = running;
        this.commits = commits;
        this.deadline = deadline;
    }

    @Override
    public <T> T write(String name, TransactionBody<T> body) {
        return write(name, body, deadline);
    }

    /** Writes with a deadline of its own, for work that is known to be large. */
    <T> T write(String name, TransactionBody<T> body, Duration longest) {
        running.requireNone();
        WriteRequest<T> request = new WriteRequest<>(name, body);
        commits.submit(request);
        return request.await(longest);
    }

    @Override
    public <T> T read(String name, ReadBody<T> body) {
        running.requireNone();
        if (closed) {
            throw new StorageUnavailableException(Outcome.NOT_COMMITTED, "the storage is closed", null);
        }
        CsvScope scope = new CsvScope(catalog);
        Lock lock = catalog.readLock();
        running.enterRead(scope);
        lock.lock();
        try {
            T answer = body.run(new CsvSnapshot(scope));
            scope.requireNotDoomed();
            return answer;
        } finally {
            lock.unlock();
            running.leaveRead(scope);
        }
    }

    void close() {
        closed = true;
    }
}
