package dev.gembind.adapters.jdbc;

import dev.gembind.core.GembindException;
import dev.gembind.core.storage.StorageException.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one transaction on PostgreSQL, as few as can be: what it begins with goes out with its first statement, and
 * its last changes with the commit. Several statements in one message are answered together; after one that failed the server
 * skips the rest, the commit too (PostgreSQL manual, "Pipelining").
 */
final class PostgresWire implements Wire {
    private static final String COMMIT = "COMMIT";
    private static final String IN_FAILED_TRANSACTION = "25P02";

    private final String settings;
    private final Postponing postponing;
    private final JoinedTexts texts;
    private boolean begun;
    private @Nullable Postponed postponed;

    /**
     * @param settings what the transaction begins with
     * @param postponing how the last changes go out
     * @param texts statements put together
     */
    PostgresWire(String settings, Postponing postponing, JoinedTexts texts) {
        this.settings = settings;
        this.postponing = postponing;
        this.texts = texts;
    }

    /**
     * Changes that wait. Their values are in the statement already, so that one that cannot be stored is refused where it is
     * given. If the body fails, the statement is closed with its connection.
     */
    private record Postponed(PreparedStatement statement, String sql, Binding binding) {
        /** Returns them without a commit, which they had with them. */
        PreparedStatement alone(Connection connection) throws SQLException {
            statement.close();
            PreparedStatement alone = connection.prepareStatement(sql);
            binding.bind(alone);
            return alone;
        }
    }

    @Override
    public void beforeStatement(Connection connection) throws SQLException {
        if (!begun) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(settings);
            }
            begun = true;
        }
        settle(connection);
    }

    @Override
    public void settle(Connection connection) throws SQLException {
        Postponed changes = postponed;
        if (changes != null) {
            postponed = null;
            boolean hasCommit = postponing == Postponing.WITH_COMMIT;
            try (PreparedStatement statement = hasCommit ? changes.alone(connection) : changes.statement()) {
                statement.execute();
            } catch (SQLException e) {
                throw inVain(e);
            }
        }
    }

    @Override
    public <T> T query(Connection connection, String sql, Binding binding, Reading<T> reading) throws SQLException {
        if (begun) {
            return Wire.super.query(connection, sql, binding, reading);
        }
        try (PreparedStatement statement = connection.prepareStatement(texts.of(settings, sql))) {
            binding.bind(statement);
            boolean isQuery = statement.execute();
            begun = true;
            while (!isQuery && statement.getUpdateCount() >= 0) { // each setting has an answer of its own
                isQuery = statement.getMoreResults();
            }
            try (ResultSet rows = Objects.requireNonNull(statement.getResultSet())) {
                return reading.read(rows);
            }
        }
    }

    @Override
    public boolean postpone(Connection connection, String sql, Binding binding) throws SQLException {
        if (postponing == Postponing.NEVER) {
            return false;
        }
        beforeStatement(connection);
        String message = postponing == Postponing.WITH_COMMIT ? texts.of(sql, COMMIT) : sql;
        PreparedStatement statement = connection.prepareStatement(message);
        binding.bind(statement);
        postponed = new Postponed(statement, sql, binding);
        return true;
    }

    /** A connection that broke while nobody used it shows with the first message. */
    @Override
    public AttemptFailedException failure(SQLException reason) {
        return !begun && SqlFailure.isLostConnection(reason)
                ? AttemptFailedException.toBegin(reason)
                : Wire.super.failure(reason);
    }

    /**
     * Ends the transaction.
     *
     * @throws AttemptFailedException if the server refused, or did not answer
     * @throws PostponedInVainException if what was postponed is not possible, and nothing was changed
     */
    void commit(Connection connection) {
        Postponed changes = postponed;
        if (changes != null && postponing == Postponing.WITH_COMMIT) {
            commit(connection, changes.statement());
        } else {
            beforeCommit(connection);
            commitAlone(connection);
        }
    }

    /** What waits goes out here. A body that sent nothing begins: who is told of a commit relies on a server that is there. */
    private void beforeCommit(Connection connection) {
        try {
            beforeStatement(connection);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static void commitAlone(Connection connection) {
        try {
            connection.clearWarnings();
            connection.commit();
            requireNone(connection.getWarnings());
        } catch (SQLException e) {
            throw new AttemptFailedException(SqlFailure.outcomeOfCommit(e), e);
        }
    }

    private static void commit(Connection connection, PreparedStatement changesAndCommit) {
        try {
            changesAndCommit.execute();
            SQLWarning warning = changesAndCommit.getWarnings();
            changesAndCommit.close();
            connection.commit(); // sends nothing: the driver knows that it is over, and its pool is to know as well
            requireNone(warning);
        } catch (SQLException e) {
            Outcome outcome = SqlFailure.outcomeOfCommit(e);
            if (outcome == Outcome.UNKNOWN && !isStillOpen(connection)) {
                throw new AttemptFailedException(outcome, e);
            }
            throw inVain(e);
        }
    }

    /** Nothing is committed. What a rule of the schema refused shall be refused where the body asks for it. */
    private static GembindException inVain(SQLException reason) {
        return SqlFailure.of(reason) == SqlFailure.CONSTRAINT
                ? new PostponedInVainException()
                : new AttemptFailedException(Outcome.NOT_COMMITTED, reason);
    }

    /** When waiting for a synchronous standby is cut short, the server says so by a warning beside a successful commit. */
    private static void requireNone(@Nullable SQLWarning warning) throws SQLException {
        if (warning != null) {
            throw warning;
        }
    }

    /**
     * Tells whether the server says that the transaction has failed, but is not over: then it never came to the commit. A
     * commit that failed, too, would have ended it.
     */
    private static boolean isStillOpen(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            return false;
        } catch (SQLException e) {
            return IN_FAILED_TRANSACTION.equals(e.getSQLState());
        }
    }
}
