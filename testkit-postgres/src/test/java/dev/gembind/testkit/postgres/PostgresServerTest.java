package dev.gembind.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresServerTest {
    @Test
    void everyDatabaseIsAnother() throws SQLException {
        String first = PostgresServer.shared().newDatabase();
        String second = PostgresServer.shared().newDatabase();

        query(first, "CREATE TABLE t (n int); SELECT 1");

        assertThatThrownBy(() -> query(second, "SELECT count(*) FROM t")).isInstanceOf(SQLException.class);
        assertThat(query(first, "SELECT count(*) FROM t")).isEqualTo("0");
    }

    @Test
    void settingsArriveAndDefaultsDoNotSortByBytes() throws SQLException {
        String url = PostgresServer.shared().newDatabase();

        assertThat(query(url, "SHOW fsync")).isEqualTo("off");
        assertThat(query(url, "SELECT string_agg(t, '' ORDER BY t) FROM (VALUES ('B'), ('a')) AS v(t)"))
                .isEqualTo("aB");
    }

    @Test
    void aKilledServerComesBackOnTheSamePortWithWhatWasCommitted() throws SQLException {
        try (PostgresServer server = PostgresServer.start(Map.of())) {
            String url = server.newDatabase();
            query(url, "CREATE TABLE t AS SELECT 7 AS n; SELECT 1");

            server.kill();

            assertThatThrownBy(() -> query(url, "SELECT 1")).isInstanceOf(SQLException.class);
            server.start();
            assertThat(query(url, "SELECT n FROM t")).isEqualTo("7");
        }
    }

    @Test
    void aStandbyFollowsAndTakesOver() throws SQLException {
        try (PostgresServer primary = PostgresServer.start(Map.of())) {
            String url = primary.newDatabase();
            primary.set("synchronous_standby_names", "second");
            primary.set("synchronous_commit", "remote_apply");
            try (PostgresServer standby = primary.startStandby("second")) {
                query(url, "CREATE TABLE t AS SELECT 7 AS n; SELECT 1");

                primary.kill();
                standby.promote();

                String other = standby.url(url.substring(url.lastIndexOf('/') + 1));
                assertThat(query(other, "INSERT INTO t VALUES (8); SELECT sum(n) FROM t"))
                        .isEqualTo("15");
            }
        }
    }

    private static String query(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, PostgresServer.USER, null);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            while (statement.getResultSet() == null) {
                statement.getMoreResults();
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
