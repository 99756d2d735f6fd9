package dev.gembind.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.testkit.postgres.PostgresServer;
import dev.gembind.testkit.proxy.TcpProxy;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real database that answers, and cannot do what is asked of it: it is locked, slow, contended, or refuses. */
@Tag("A-12")
@Tag("A-T4")
class BusyDatabaseTest {
    /** Between what a transaction reads and what it writes lie several of these: time enough to be in its way. */
    private static final Duration ON_THE_WAY = Duration.ofMillis(5);

    @TempDir
    private Path folder;

    private TcpProxy proxy;
    private String url;
    private WatchedServer server;

    @BeforeEach
    void open() throws Exception {
        PostgresServer database = PostgresServer.shared();
        url = database.newDatabase();
        proxy = TcpProxy.to(database.port());
        server = WatchedServer.start(
                folder,
                Map.of(
                        "STORAGE",
                        "jdbc",
                        "DATABASE_URL",
                        url.replace(":" + database.port() + "/", ":" + proxy.port() + "/"),
                        "DATABASE_USER",
                        PostgresServer.USER,
                        "DATABASE_POOL_SIZE",
                        "2"));
        assertThat(server.put("alice").statusCode()).isEqualTo(201);
    }

    @AfterEach
    void close() {
        server.close();
        proxy.close();
    }

    @Test
    void aStatementThatTakesTooLongIsEndedAndNothingOfItStays() throws Exception {
        try (Connection outside = connect()) {
            execute(outside, """
                    CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS
                    'BEGIN PERFORM pg_sleep(60); RETURN NEW; END'
                    """);
            execute(
                    outside,
                    "CREATE TRIGGER lingers BEFORE INSERT ON gembind_users FOR EACH ROW EXECUTE FUNCTION linger()");

            server.assertProblem(server.put("bob"), 503, "storage-timeout", "Nothing was changed");

            assertThat(server.said()).contains("SQLSTATE 57014");
            assertThat(server.ready())
                    .as("one slow statement is no reason to send people away")
                    .isEqualTo(200);
            assertThat(server.get("bob").statusCode()).isEqualTo(404);
            execute(outside, "DROP TRIGGER lingers ON gembind_users");
        }
        assertThat(server.put("bob").statusCode()).isEqualTo(201);
    }

    @Test
    void whileSomebodyElseHoldsALockConnectionsRunOutAndTheServerIsUnreadyUntilTheyAreFree() throws Exception {
        try (Connection outside = connect()) {
            outside.setAutoCommit(false);
            execute(outside, "LOCK TABLE gembind_users IN ACCESS EXCLUSIVE MODE");

            List<FutureTask<HttpResponse<String>>> waiting = Stream.of("bob", "carol", "dora", "erin")
                    .map(user -> started(() -> server.put(user)))
                    .toList();

            WatchedServer.until(() -> server.ready() == 503);
            assertThat(server.live()).isEqualTo(200);
            for (FutureTask<HttpResponse<String>> one : waiting) {
                server.assertProblem(one.get(60, TimeUnit.SECONDS), 503, "storage-timeout", "");
            }
            outside.rollback();
        }
        WatchedServer.until(() -> server.ready() == 200);
        assertThat(server.put("bob").statusCode()).isIn(200, 201);
    }

    @Test
    void aChangeThatKeepsConflictingWithOthersIsGivenUpAndMayBeRepeated() throws Exception {
        assertThat(server.bind("alice", 7).statusCode()).isEqualTo(201);
        FutureTask<Void> storm = new FutureTask<>(this::storm);
        proxy.delay(ON_THE_WAY);
        Thread thread = new Thread(storm, "storm");
        thread.start();
        try {
            server.assertProblem(server.delete("alice"), 503, "storage-conflict", "Nothing was changed");
        } finally {
            thread.interrupt();
        }
        thread.join();
        storm.get();
        proxy.forward();

        assertThat(server.get("alice").statusCode()).isEqualTo(200);
        WatchedServer.until(() -> server.ready() == 200);
        assertThat(server.delete("alice").statusCode()).isEqualTo(204);
    }

    @Test
    void aRuleOfTheDatabaseThatRefusesARowIsAFaultToBeLookedAtAndItsRowsStayOutOfTheLog() throws Exception {
        try (Connection outside = connect()) {
            execute(outside, "ALTER TABLE gembind_users ADD CONSTRAINT nobody_else CHECK (id = 'alice')");

            HttpResponse<String> refused = server.put("mallory-7");

            server.assertProblem(refused, 500, "constraint-violated", "give the request id");
            assertThat(server.said()).contains("SQLSTATE 23514").doesNotContain("mallory-7");
            assertThat(server.ready()).isEqualTo(200);
            assertThat(server.get("alice").statusCode()).isEqualTo(200);
        }
    }

    /** Changes the binding that the server wants to remove, again and again, until it is interrupted. */
    private Void storm() throws SQLException {
        try (Connection outside = connect()) {
            while (!Thread.currentThread().isInterrupted()) {
                execute(outside, "UPDATE gembind_bindings SET handle = handle WHERE user_id = 'alice'");
            }
        }
        return null;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, PostgresServer.USER, null);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static <T> FutureTask<T> started(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(task, "caller").start();
        return task;
    }
}
