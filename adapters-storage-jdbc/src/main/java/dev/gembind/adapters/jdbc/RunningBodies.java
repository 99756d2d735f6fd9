package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.Snapshot;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The bodies that run now, by thread: it tells nested transactions and foreign handles. One for each open storage. */
final class RunningBodies {
    private final Map<Thread, JdbcScope> running = new ConcurrentHashMap<>();

    /** Refuses, and dooms the body that this thread is in, if it is in one. */
    void requireNone() {
        JdbcScope outer = running.get(Thread.currentThread());
        if (outer != null) {
            outer.doom();
            outer.requireNotDoomed();
        }
    }

    /**
     * Runs a body on this thread.
     *
     * @param scope a new one
     * @throws AttemptFailedException if a statement failed, whatever the body made of it
     */
    <T> T run(JdbcScope scope, Function<JdbcScope, T> body) {
        running.put(Thread.currentThread(), scope);
        try {
            T answer = body.apply(scope);
            scope.requireNoFailure();
            scope.requireNotDoomed();
            return answer;
        } catch (Throwable e) { // of any type, declared or not; it goes on as it is
            scope.settle();
            scope.requireNoFailure();
            throw e;
        } finally {
            running.remove(Thread.currentThread());
            scope.close();
        }
    }

    /**
     * Returns what is behind a handle.
     *
     * @throws IllegalStateException if it is not of this storage, of this thread, or of a body that runs
     */
    JdbcScope of(Snapshot handle) {
        JdbcScope scope = null;
        if (handle instanceof JdbcTransaction transaction) {
            scope = transaction.scope();
        } else if (handle instanceof JdbcSnapshot snapshot) {
            scope = snapshot.scope();
        }
        if (scope == null || !scope.isOf(this)) {
            throw new IllegalStateException("the handle belongs to another storage");
        }
        scope.requireUsable();
        return scope;
    }
}
