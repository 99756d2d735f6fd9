package dev.gembind.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.sandbox.SandboxConfig;
import dev.gembind.sandbox.telegram.TelegramPlatform;
import dev.gembind.testkit.postgres.PostgresServer;
import dev.gembind.testkit.proxy.Fate;
import dev.gembind.testkit.proxy.TcpProxy;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people, programs, the log and readiness are told while a real database is away, and that it ends by itself. */
@Tag("A-12")
@Tag("A-T4")
@Tag("B-10")
class StorageFailureTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final SandboxConfig PLAYED = SandboxConfig.seeded(1, URI.create("http://localhost:1"));

    @TempDir
    private Path folder;

    private final TelegramPlatform telegram =
            TelegramPlatform.start(PLAYED.telegram(), new TelegramPlatform.Seeds(1, 1), InstantSource.system());
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
                        url.replace(":" + database.port() + "/", ":" + proxy.port() + "/")
                                + "?prepareThreshold=0", // so that COMMIT can be seen on the wire
                        "DATABASE_USER",
                        PostgresServer.USER,
                        "DATABASE_POOL_SIZE",
                        "2",
                        "TELEGRAM_BOT_TOKEN",
                        PLAYED.telegram().token(),
                        "TELEGRAM_BOT_USERNAME",
                        PLAYED.telegram().username(),
                        "TELEGRAM_API_BASE",
                        telegram.base().toString()));
    }

    @AfterEach
    void close() {
        server.close();
        proxy.close();
        telegram.close();
    }

    @Test
    @Tag("B-05")
    void whileItIsOutOfReachEverybodyIsToldAndWhenItIsBackEverythingWorks() {
        assertThat(server.put("alice").statusCode()).isEqualTo(201);

        proxy.refuse();

        WatchedServer.until(() -> server.ready() == 503);
        assertThat(server.live()).isEqualTo(200);
        assertThat(server.health()).contains("health failed");
        server.assertProblem(server.put("bob"), 503, "storage-unavailable", "Nothing was changed");
        server.assertPage(server.page(), 503, "Storage is not available");
        assertThat(botSays("/me")).contains("I cannot save or read anything at the moment");

        proxy.forward();

        WatchedServer.until(() -> server.ready() == 200);
        assertThat(server.put("bob").statusCode()).isEqualTo(201);
        assertThat(server.put("alice").statusCode()).isEqualTo(200);
        assertThat(botSays("/me")).doesNotContain("I cannot save or read");
    }

    @Test
    void anAnswerThatIsLostWithACommitIsToldAsUnknownAndSettledByAskingAgain() throws Exception {
        FutureTask<HttpResponse<String>> put = new FutureTask<>(() -> server.put("carol"));
        try (Connection outside = DriverManager.getConnection(url, PostgresServer.USER, null);
                Statement statement = outside.createStatement()) {
            outside.setAutoCommit(false);
            statement.execute("LOCK TABLE gembind_users IN ACCESS EXCLUSIVE MODE");
            new Thread(put, "caller").start();
            WatchedServer.until(() -> isWaitingForLock());
            proxy.when("COMMIT", Fate.CUT_AT_ANSWER); // the next one is that of the write, which waits
            outside.rollback();
        }

        server.assertProblem(put.get(60, TimeUnit.SECONDS), 503, "storage-unavailable", "not known");

        WatchedServer.until(() -> server.ready() == 200);
        assertThat(server.put("carol").statusCode())
                .as("the server had committed it")
                .isEqualTo(200);
    }

    @Test
    void aServerThatNoLongerAnswersHoldsEveryConnectionAndNobodyWaitsLongerThanTheDeadline() {
        assertThat(server.put("dora").statusCode()).isEqualTo(201);

        proxy.blackHole();

        WatchedServer.until(() -> server.ready() == 503);
        assertThat(server.health()).startsWith("health ");
        HttpResponse<String> refused = server.put("erin");
        assertThat(WatchedServer.code(refused)).isIn("storage-timeout", "storage-unavailable");
        server.assertProblem(refused, 503, WatchedServer.code(refused), "");
        server.assertPage(server.page(), 503, "Storage");

        proxy.cut(); // as the network does sooner or later
        proxy.forward();

        WatchedServer.until(() -> server.ready() == 200);
        assertThat(server.put("erin").statusCode()).isIn(200, 201);
    }

    private boolean isWaitingForLock() {
        try (Connection outside = DriverManager.getConnection(url, PostgresServer.USER, null);
                Statement statement = outside.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted"
                        + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")) {
            return row.next() && row.getInt(1) > 0;
        } catch (SQLException e) {
            throw new AssertionError("the locks cannot be seen", e);
        }
    }

    private String botSays(String command) {
        long person = telegram.people().get(0).id();
        long asked = telegram.send(person, command).id();
        return telegram.awaitMessage(person, message -> message.id() > asked, PATIENCE)
                .orElseThrow(() -> new AssertionError("no answer among " + telegram.messages(person)))
                .text();
    }
}
