package dev.gembind.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.testkit.postgres.PostgresServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database one of whose files was damaged while it was down; the server runs all the time. */
@Tag("A-12")
@Tag("B-07")
class DamagedDatabaseTest {
    @TempDir
    private Path folder;

    @Test
    void damagedRowsAreToldWithoutAWordOfThemAndTheRestGoesOn() throws Exception {
        try (PostgresServer database = PostgresServer.start(PostgresServer.FAST)) {
            String url = database.newDatabase();
            try (WatchedServer server = WatchedServer.start(
                    folder, Map.of("STORAGE", "jdbc", "DATABASE_URL", url, "DATABASE_USER", PostgresServer.USER))) {
                assertThat(server.put("alice").statusCode()).isEqualTo(201);
                Path users = fileOf(url, "gembind_users");
                database.stop();
                byte[] good = Files.readAllBytes(users);
                byte[] bad = good.clone();
                Arrays.fill(bad, 0, 200, (byte) 0x5a);
                Files.write(users, bad);
                database.start();
                WatchedServer.until(() -> server.ready() == 200);

                HttpResponse<String> told = server.get("alice");

                server.assertProblem(told, 500, "storage-corrupt", "have to look at it");
                assertThat(server.said()).contains("SQLSTATE XX001");
                assertThat(server.page().statusCode())
                        .as("sessions are still found, or not")
                        .isEqualTo(303);

                database.stop();
                Files.write(users, good);
                database.start();
                WatchedServer.until(() -> server.get("alice").statusCode() == 200);
            }
        }
    }

    private static Path fileOf(String url, String table) throws Exception {
        try (Connection connection = DriverManager.getConnection(url, PostgresServer.USER, null);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('data_directory') || '/'"
                        + " || pg_relation_filepath('" + table + "')")) {
            row.next();
            return Path.of(row.getString(1));
        }
    }
}
