package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.Transaction;
import dev.gembind.core.storage.Transactor;
import dev.gembind.testkit.junit.LeakCheck;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** An engine, open on a database of its own, and ways past it. The table {@code t} has rows 1 and 2. */
@ExtendWith(LeakCheck.class)
abstract class EngineScene {
    final RunningBodies bodies = new RunningBodies();
    final Retries retries = new Retries();
    final Backoff backoff = new Backoff(new SplittableRandom(1), retries);
    Transactor engine;
    private JdbcEngine opened;

    /** Opens the database of this test. */
    abstract JdbcEngine open(JdbcConfig config);

    /** Returns its URL for other programs. */
    abstract String url();

    /** Returns the configuration that a test begins with. */
    abstract JdbcConfig config();

    /** Returns the state of the error for a row that a check forbids. */
    abstract String checkViolated();

    /** Returns the state of the error for a lock that was not given in time. */
    abstract String lockNotGiven();

    /** Returns a query that takes far too long. */
    abstract String endlessQuery();

    @BeforeEach
    void openEngine() {
        use(config());
        write("CREATE TABLE t (id INT PRIMARY KEY, n INT CHECK (n >= 0))");
        write("INSERT INTO t VALUES (1, 0), (2, 0)");
    }

    @AfterEach
    void closeEngine() {
        opened.close();
    }

    void reopen(JdbcConfig config) {
        opened.close();
        use(config);
    }

    private void use(JdbcConfig config) {
        opened = open(config);
        engine = new JdbcTransactor(opened, bodies, config.deadline());
    }

    int write(String... statements) {
        return engine.write("test", tx -> run(tx, statements));
    }

    int run(Transaction tx, String... statements) {
        int rows = 0;
        for (String statement : statements) {
            rows += bodies.of(tx).change(sql -> sql.execute(statement));
        }
        return rows;
    }

    long number(Snapshot view, String query) {
        return bodies.of(view)
                .read(sql -> sql.createQuery(query).mapTo(Long.class).one());
    }

    long number(String query) {
        return engine.read("test", view -> number(view, query));
    }

    Connection outside() throws SQLException {
        Connection connection = DriverManager.getConnection(url(), Pools.credentials(config()));
        connection.setAutoCommit(false);
        return connection;
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static <E extends StorageException> E failure(Class<E> kind, Callable<?> work) {
        return catchThrowableOfType(kind, work::call);
    }

    static void assertFailure(StorageException failure, Outcome outcome, String state) {
        assertThat(failure.outcome()).isEqualTo(outcome);
        assertThat(failure.getCause())
                .isInstanceOfSatisfying(
                        SQLException.class,
                        cause -> assertThat(cause.getSQLState()).isEqualTo(state));
    }

    final Transactor longReads() {
        return new JdbcTransactor(new LongReads(opened), bodies, Duration.ofMinutes(1));
    }
}
