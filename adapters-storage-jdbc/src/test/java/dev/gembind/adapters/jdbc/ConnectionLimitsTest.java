package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.storage.StorageUnavailableException;
import dev.gembind.testkit.junit.LeakCheck;
import dev.gembind.testkit.postgres.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Statements have their limits of time whatever stands before the server. */
@Tag("A-12")
@ExtendWith(LeakCheck.class)
class ConnectionLimitsTest {
    private static final Duration LOCK = Duration.ofMillis(7100);
    private static final Duration STATEMENT = Duration.ofMillis(9300);

    private String url = "";

    @BeforeEach
    void open() {
        url = Opened.newDatabase();
    }

    @Test
    void theServerKeepsThemForAConnection() {
        assertThat(ConnectionLimits.of(config(url)).ofTransaction()).isEmpty();
        assertLimitsHold(config(url));
    }

    @Test
    void aPoolerIsToldWithEachTransaction() {
        assertThat(ConnectionLimits.of(config(url).throughPooler()).ofTransaction())
                .contains(";SET LOCAL lock_timeout = 7100")
                .contains(";SET LOCAL statement_timeout = 9300");
        assertLimitsHold(config(url).throughPooler());
    }

    @Test
    void aPoolerThatNobodyDeclaredAndThatRefusesThemIsToldWithEachTransaction() throws IOException {
        try (PickyPooler pooler = new PickyPooler(PostgresServer.shared().port())) {
            String through = at(pooler.port()) + "?sslmode=disable";

            assertLimitsHold(config(through));

            assertThat(pooler.refused()).isPositive();
        }
    }

    @Test
    void aUrlWithSettingsOfItsOwnKeepsThemAndTheLimitsHoldToo() throws SQLException {
        String own = url + "?options=-c%20statement_timeout%3D8000%20-c%20work_mem%3D5MB";

        assertLimitsHold(config(own));

        try (JdbcStorage storage = JdbcStorage.open(config(own), new SplittableRandom(1))) {
            assertThat(settings(storage, "work_mem")).containsExactly("5MB");
        }
    }

    @Test
    void settingsOfTheRoleDoNotReplaceThem() throws SQLException {
        String database = url.substring(url.lastIndexOf('/') + 1);
        try (Connection connection = DriverManager.getConnection(url, PostgresServer.USER, null);
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + database + " SET lock_timeout = 5");
        }

        assertLimitsHold(config(url));
    }

    @Test
    void aServerThatIsNotThereIsOutOfReach() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThatThrownBy(() -> ConnectionLimits.of(config(at(port)))).isInstanceOf(StorageUnavailableException.class);
    }

    private static void assertLimitsHold(JdbcConfig config) {
        try (JdbcStorage storage = JdbcStorage.open(config, new SplittableRandom(1))) {
            assertThat(settings(storage, "lock_timeout", "statement_timeout", "transaction_isolation"))
                    .containsExactly("7100ms", "9300ms", "serializable");
        }
    }

    private static List<String> settings(JdbcStorage storage, String... names) {
        return Opened.inside(
                storage,
                scope -> scope.read(sql -> List.of(names).stream()
                        .map(name -> sql.createQuery("SELECT current_setting(:name)")
                                .bind("name", name)
                                .mapTo(String.class)
                                .one())
                        .toList()));
    }

    private String at(int port) {
        return url.replace(":" + PostgresServer.shared().port() + "/", ":" + port + "/");
    }

    private static JdbcConfig config(String url) {
        return JdbcConfig.of(url, PostgresServer.USER, null)
                .withPoolSize(2)
                .withTimeouts(Duration.ofSeconds(30), STATEMENT, LOCK);
    }
}
