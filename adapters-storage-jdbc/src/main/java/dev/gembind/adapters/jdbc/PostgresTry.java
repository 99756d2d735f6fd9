package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.StorageException.Outcome;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** One try of a transaction on PostgreSQL: a connection, the transaction's settings, the body, the commit. */
final class PostgresTry {
    private final Jdbi pool;
    private final RunningBodies bodies;
    private final boolean postpones;

    PostgresTry(DataSource pool, RunningBodies bodies, boolean postpones) {
        this.pool = Arguments.register(Jdbi.create(pool));
        this.bodies = bodies;
        this.postpones = postpones;
    }

    /**
     * Runs a body in a transaction; again, when it was told of a change that then could not be made.
     *
     * @param settings the statements the transaction begins with
     * @throws AttemptFailedException if the database failed
     */
    <T> T run(String settings, Function<JdbcScope, T> body) {
        try {
            return run(new PostgresWire(settings, postpones), body);
        } catch (PostponedInVainException e) {
            return run(new PostgresWire(settings, false), body);
        }
    }

    private <T> T run(PostgresWire wire, Function<JdbcScope, T> body) {
        try (Handle handle = pool.open()) { // an open transaction is rolled back when the connection goes back
            T answer = bodies.run(new JdbcScope(bodies, handle, wire), body);
            wire.commit(handle.getConnection());
            return answer;
        } catch (ConnectionException e) {
            throw new AttemptFailedException(Outcome.NOT_COMMITTED, SqlFailure.behind(e));
        }
    }
}
