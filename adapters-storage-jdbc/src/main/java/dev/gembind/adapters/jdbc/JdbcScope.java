package dev.gembind.adapters.jdbc;

import dev.gembind.core.GembindException;
import dev.gembind.core.storage.StorageCorruptException;
import dev.gembind.core.storage.StorageException.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * One run of a body: its connection, and what has gone wrong so far. A statement that failed, or a nested transaction,
 * keeps the run from committing even if the body swallows the exception. Used by the body's thread alone.
 */
final class JdbcScope {
    private final RunningBodies storage;
    private final Connection connection;
    private final Supplier<Handle> handle;
    private final Wire wire;
    private final Thread thread = Thread.currentThread();
    private final Map<String, Long> revisions = new HashMap<>();
    private boolean open = true;
    private boolean doomed;
    private boolean changed;
    private @Nullable GembindException failure;

    JdbcScope(RunningBodies storage, Handle handle) {
        this(storage, handle.getConnection(), () -> handle, Wire.PLAIN);
    }

    JdbcScope(RunningBodies storage, Connection connection, Supplier<Handle> handle, Wire wire) {
        this.storage = storage;
        this.connection = connection;
        this.handle = handle;
        this.wire = wire;
    }

    /** Runs a statement that reads. */
    <T> T read(Function<Handle, T> statement) {
        return send(() -> {
            wire.beforeStatement(connection);
            return statement.apply(handle.get());
        });
    }

    /** Runs a query through the driver itself, without what makes others short to write. */
    <T> T query(String sql, Wire.Binding binding, Wire.Reading<T> reading) {
        return send(() -> wire.query(connection, sql, binding, reading));
    }

    /** Runs a statement that changes rows through the driver itself; returns how many. */
    int change(String sql, Wire.Binding binding) {
        int rows = send(() -> wire.change(connection, sql, binding));
        changed |= rows > 0;
        return rows;
    }

    /**
     * Sends changes that are probably the last of their transaction together with its commit.
     *
     * @param sql several statements that change one row each, with semicolons between them
     * @return false, with nothing done, when they are to be run one by one. After true it may turn out that they are not
     *     possible; then the body is run again, and gets the other answer
     */
    boolean postpone(String sql, Wire.Binding binding) {
        boolean postponed = send(() -> wire.postpone(connection, sql, binding));
        changed |= postponed;
        return postponed;
    }

    /** Finds out whether a body that failed was told of changes that are not possible; then it is not over. */
    void settle() {
        try {
            send(() -> {
                wire.settle(connection);
                return true;
            });
        } catch (StatementFailedException e) {
            // kept as the failure of this run
        }
    }

    private <T> T send(Sending<T> sending) {
        if (failure != null) {
            throw new StatementFailedException(failure);
        }
        try {
            return sending.run();
        } catch (SQLException e) {
            throw failed(wire.failure(e));
        } catch (JdbiException e) {
            throw failed(wire.failure(SqlFailure.behind(e)));
        } catch (AttemptFailedException | PostponedInVainException e) {
            throw failed(e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new StorageCorruptException(Outcome.NOT_COMMITTED, "a stored row cannot be understood", e);
        }
    }

    private StatementFailedException failed(GembindException reason) {
        failure = reason;
        return new StatementFailedException(reason);
    }

    /** Something to be done on the connection. */
    @FunctionalInterface
    private interface Sending<T> {
        T run() throws SQLException;
    }

    /** Notes of which revision a row is that this run wants to change, so that it need not be asked for again. */
    void noteRevision(String row, long revision) {
        revisions.put(row, revision);
    }

    /** Returns of which revision a row is that this run wants to change. */
    Optional<Long> revisionOf(String row) {
        return Optional.ofNullable(revisions.get(row));
    }

    /** Runs a statement that changes rows; returns how many. */
    int change(Function<Handle, Integer> statement) {
        int rows = read(statement);
        changed |= rows > 0;
        return rows;
    }

    /** Tells whether any row was changed. */
    boolean hasChanged() {
        return changed;
    }

    void requireNoFailure() {
        if (failure != null) {
            throw failure;
        }
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

    boolean isOf(RunningBodies expected) {
        return storage.equals(expected);
    }

    void requireUsable() {
        if (!thread.equals(Thread.currentThread())) {
            throw new IllegalStateException("the handle belongs to another thread");
        }
        if (!open) {
            throw new IllegalStateException("the body this handle belongs to has ended");
        }
    }
}
