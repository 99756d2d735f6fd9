package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.StorageException.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** One try of a transaction on PostgreSQL: a connection, the transaction's settings, the body, the commit. */
final class PostgresTry {
    private final Jdbi pool;
    private final RunningBodies bodies;

    PostgresTry(DataSource pool, RunningBodies bodies) {
        this.pool = Arguments.register(Jdbi.create(pool));
        this.bodies = bodies;
    }

    /**
     * Runs a body in a transaction.
     *
     * @param settings the statements the transaction begins with; they go in one message
     * @throws AttemptFailedException if the database failed
     */
    <T> T run(String settings, Function<JdbcScope, T> body) {
        try (Handle handle = pool.open()) { // an open transaction is rolled back when the connection goes back
            begin(handle.getConnection(), settings);
            T answer = bodies.run(new JdbcScope(bodies, handle), body);
            commit(handle.getConnection());
            return answer;
        } catch (ConnectionException e) {
            throw new AttemptFailedException(Outcome.NOT_COMMITTED, SqlFailure.behind(e));
        }
    }

    private static void begin(Connection connection, String settings) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(settings);
        } catch (SQLException e) {
            throw AttemptFailedException.toBegin(e);
        }
    }

    private static void commit(Connection connection) {
        try {
            connection.clearWarnings();
            connection.commit();
            requireNoWarning(connection);
        } catch (SQLException e) {
            throw new AttemptFailedException(SqlFailure.outcomeOfCommit(e), e);
        }
    }

    /** When waiting for a synchronous standby is cut short, the server says so by a warning beside a successful commit. */
    private static void requireNoWarning(Connection connection) throws SQLException {
        SQLWarning warning = connection.getWarnings();
        if (warning != null) {
            throw warning;
        }
    }
}
