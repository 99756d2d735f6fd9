package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.StorageException.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One try of a transaction on PostgreSQL: a connection, the transaction's settings, the body, the commit. */
final class PostgresTry {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresTry.class);

    private final DataSource pool;

    @SuppressWarnings("ThreadLocalUsage") // a static one would be shared by all storages; these threads end with theirs
    private final ThreadLocal<Connection> current = new ThreadLocal<>();

    private final Jdbi jdbi;
    private final RunningBodies bodies;
    private final Postponing postponing;
    private final JoinedTexts texts = new JoinedTexts();

    PostgresTry(DataSource pool, RunningBodies bodies, Postponing postponing) {
        this.pool = pool;
        this.jdbi = Arguments.register(Jdbi.create((ConnectionFactory) current::get));
        this.bodies = bodies;
        this.postponing = postponing;
    }

    /**
     * Runs a body in a transaction; again, when it was told of a change that then could not be made.
     *
     * @param settings the statements the transaction begins with
     * @throws AttemptFailedException if the database failed
     */
    <T> T run(String settings, Function<JdbcScope, T> body) {
        try {
            return run(new PostgresWire(settings, postponing, texts), body);
        } catch (PostponedInVainException e) {
            return run(new PostgresWire(settings, Postponing.NEVER, texts), body);
        }
    }

    private <T> T run(PostgresWire wire, Function<JdbcScope, T> body) {
        Connection connection = connection();
        try {
            current.set(connection); // for Jdbi, which opens none of its own
            T answer = bodies.run(new JdbcScope(bodies, connection, new LazyHandle(jdbi), wire), body);
            wire.commit(connection);
            return answer;
        } finally {
            current.remove();
            giveBack(connection);
        }
    }

    private Connection connection() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw new AttemptFailedException(Outcome.NOT_COMMITTED, e);
        }
    }

    /** The pool rolls an open transaction back. When it cannot, it drops the connection, and with it goes the transaction. */
    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("a connection was dropped", e);
        }
    }
}
