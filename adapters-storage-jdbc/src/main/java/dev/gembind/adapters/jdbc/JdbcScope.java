package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.StorageCorruptException;
import dev.gembind.core.storage.StorageException.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * One run of a body: its connection, and what has gone wrong so far. A statement that failed, or a nested transaction,
 * keeps the run from committing even if the body swallows the exception. Used by the body's thread alone.
 */
final class JdbcScope {
    private final RunningBodies storage;
    private final Handle connection;
    private final Thread thread = Thread.currentThread();
    private final Map<String, Long> revisions = new HashMap<>();
    private boolean open = true;
    private boolean doomed;
    private boolean changed;
    private @Nullable SQLException failure;

    JdbcScope(RunningBodies storage, Handle connection) {
        this.storage = storage;
        this.connection = connection;
    }

    /** Runs a statement that reads. */
    <T> T read(Function<Handle, T> statement) {
        if (failure != null) {
            throw new StatementFailedException(failure);
        }
        try {
            return statement.apply(connection);
        } catch (JdbiException e) {
            failure = SqlFailure.behind(e);
            throw new StatementFailedException(failure);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new StorageCorruptException(Outcome.NOT_COMMITTED, "a stored row cannot be understood", e);
        }
    }

    /** Runs a statement through the driver itself, without what makes others short to write. */
    <T> T direct(DirectStatement<T> statement) {
        if (failure != null) {
            throw new StatementFailedException(failure);
        }
        try {
            return statement.run(connection.getConnection());
        } catch (SQLException e) {
            failure = e;
            throw new StatementFailedException(e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new StorageCorruptException(Outcome.NOT_COMMITTED, "a stored row cannot be understood", e);
        }
    }

    /** Runs a statement that changes rows through the driver itself; returns how many. */
    int changeDirectly(DirectStatement<Integer> statement) {
        int rows = direct(statement);
        changed |= rows > 0;
        return rows;
    }

    /**
     * Something to be run on a connection.
     *
     * @param <T> what it answers
     */
    @FunctionalInterface
    interface DirectStatement<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Notes of which revision a row is that this run has locked, so that it need not be asked for again. */
    void noteRevision(String row, long revision) {
        revisions.put(row, revision);
    }

    /** Returns of which revision a row is that this run has locked. */
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
            throw new AttemptFailedException(Outcome.NOT_COMMITTED, failure);
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
