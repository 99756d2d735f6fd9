package dev.gembind.testkit.memory;

import dev.gembind.core.storage.ReadBody;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import dev.gembind.core.storage.TransactionBody;
import dev.gembind.core.storage.Transactor;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** One writer at a time on a copy of what it changes; readers see the state that the last writer published. */
final class MemoryTransactor implements Transactor {
    private final boolean bodiesRunTwice;
    private final ReentrantLock writers = new ReentrantLock();
    private final Map<Thread, MemoryScope> running = new ConcurrentHashMap<>();
    private volatile Map<MemoryTable<?>, NavigableMap<String, ?>> state = new HashMap<>();
    private volatile boolean closed;

    MemoryTransactor(boolean bodiesRunTwice) {
        this.bodiesRunTwice = bodiesRunTwice;
    }

    @Override
    public <T> T write(String name, TransactionBody<T> body) {
        requireNoOther(name);
        lock(name);
        try {
            requireOpen();
            if (bodiesRunTwice) {
                run(new MemoryScope(state), scope -> body.run(new MemoryScope.Writing(this, scope)));
            }
            MemoryScope scope = new MemoryScope(state);
            T answer = run(scope, s -> body.run(new MemoryScope.Writing(this, s)));
            state = scope.result();
            return answer;
        } finally {
            writers.unlock();
        }
    }

    @Override
    public <T> T read(String name, ReadBody<T> body) {
        requireNoOther(name);
        requireOpen();
        return run(new MemoryScope(state), scope -> body.run(new MemoryScope.Reading(this, scope)));
    }

    void close() {
        closed = true;
    }

    /** Returns what a handle stands for. */
    MemoryScope scopeOf(Snapshot snapshot) {
        if (snapshot instanceof MemoryScope.Writing writing && writing.owner() == this) {
            return writing.scope();
        }
        if (snapshot instanceof MemoryScope.Reading reading && reading.owner() == this) {
            return reading.scope();
        }
        throw new IllegalStateException("the transaction belongs to another storage");
    }

    private void lock(String name) {
        try {
            writers.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageUnavailableException(
                    Outcome.NOT_COMMITTED, "interrupted while " + name + " waited for another transaction", e);
        }
    }

    private <T> T run(MemoryScope scope, Body<T> body) {
        running.put(Thread.currentThread(), scope);
        try {
            T answer = body.run(scope);
            scope.requireNotDoomed();
            return answer;
        } finally {
            scope.end();
            running.remove(Thread.currentThread());
        }
    }

    private void requireNoOther(String name) {
        MemoryScope outer = running.get(Thread.currentThread());
        if (outer != null) {
            outer.doom();
            throw new IllegalStateException("transaction " + name + " was started inside another one");
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new StorageUnavailableException(Outcome.NOT_COMMITTED, "the storage is closed", null);
        }
    }

    private interface Body<T> {
        T run(MemoryScope scope);
    }
}
