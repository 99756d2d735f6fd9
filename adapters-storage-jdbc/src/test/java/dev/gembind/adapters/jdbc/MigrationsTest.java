package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.bindings.User;
import dev.gembind.core.storage.StorageCorruptException;
import dev.gembind.testkit.junit.LeakCheck;
import dev.gembind.testkit.postgres.PostgresServer;
import dev.gembind.testkit.race.Race;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(LeakCheck.class)
class MigrationsTest {
    @TempDir
    Path folder;

    enum Engine {
        H2,
        POSTGRES
    }

    private String newDatabase(Engine engine) {
        return engine == Engine.POSTGRES
                ? PostgresServer.shared().newDatabase()
                : "jdbc:h2:file:" + folder.resolve("gembind");
    }

    private static void execute(String url, String sql) throws SQLException {
        String settings = url.startsWith("jdbc:h2:") ? ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE" : "";
        try (Connection connection =
                        DriverManager.getConnection(url + settings, Pools.credentials(Opened.config(url)));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @Tag("A-01")
    @EnumSource
    void noAmountOfAWalletGoesBelowZero(Engine engine) throws SQLException {
        String url = newDatabase(engine);
        Opened.on(url).close();
        execute(url, "INSERT INTO gembind_wallets VALUES ('alice', 1, 2, 3, 4, FALSE, '', '', NULL)");

        for (String amount : List.of("revision", "gems", "held", "owed")) {
            assertThatThrownBy(() -> execute(url, "UPDATE gembind_wallets SET " + amount + " = -1"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(SqlFailure.of(e)).isEqualTo(SqlFailure.CONSTRAINT));
            execute(url, "UPDATE gembind_wallets SET " + amount + " = 0");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsStoredStaysWhenTheDatabaseIsOpenedAgain(Engine engine) {
        String url = newDatabase(engine);
        User alice = Opened.user("alice");
        try (JdbcStorage storage = Opened.on(url)) {
            storage.transactor().write("add", tx -> storage.users().insertIfAbsent(tx, alice));
        }

        try (JdbcStorage storage = Opened.on(url)) {
            assertThat(storage.transactor()
                            .<List<User>>read("list", view -> storage.users().list(view, "", 10)))
                    .containsExactly(alice);
            assertThat(storage.problem()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tablesOfOthersAreLeftAlone(Engine engine) throws SQLException {
        String url = newDatabase(engine);
        execute(url, "CREATE TABLE users (id INT PRIMARY KEY)");
        execute(url, "INSERT INTO users VALUES (7)");

        Opened.on(url).close();

        execute(url, "INSERT INTO users SELECT id + 1 FROM users WHERE id = 7");
    }

    @ParameterizedTest
    @EnumSource
    void aNewerSchemaIsNotOpened(Engine engine) throws SQLException {
        String url = newDatabase(engine);
        Opened.on(url).close();
        execute(url, """
                INSERT INTO "gembind_schema_history" ("installed_rank", "version", "description", "type", "script",
                    "checksum", "installed_by", "execution_time", "success")
                VALUES (99, '999', 'from the future', 'SQL', 'V999__from_the_future.sql', 1, 'x', 1, TRUE)
                """);

        assertThatThrownBy(() -> Opened.on(url)).isInstanceOf(StorageCorruptException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aSchemaMadeByAnotherMigrationIsNotOpened(Engine engine) throws SQLException {
        String url = newDatabase(engine);
        Opened.on(url).close();
        execute(url, "UPDATE \"gembind_schema_history\" SET \"checksum\" = 1 WHERE \"version\" = '1'");

        assertThatThrownBy(() -> Opened.on(url)).isInstanceOf(StorageCorruptException.class);
    }

    @Test
    void severalInstancesMayStartAtOnce() {
        String url = newDatabase(Engine.POSTGRES);

        List<Boolean> started = Race.run(3, i -> {
            try (JdbcStorage storage = Opened.on(url)) {
                return storage.transactor()
                        .<Boolean>write("add", tx -> storage.users().insertIfAbsent(tx, Opened.user("u" + i)));
            }
        });

        assertThat(started).containsOnly(true);
    }
}
