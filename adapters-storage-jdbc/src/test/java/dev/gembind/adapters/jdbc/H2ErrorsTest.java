package dev.gembind.adapters.jdbc;

import static dev.gembind.adapters.jdbc.OtherThreads.await;
import static dev.gembind.adapters.jdbc.OtherThreads.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gembind.core.storage.StorageCorruptException;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2ErrorsTest extends EngineErrors {
    @TempDir
    Path folder;

    @Override
    JdbcEngine open(JdbcConfig config) {
        return H2Engine.open(H2File.hold(config), config, bodies, backoff);
    }

    @Override
    JdbcConfig config() {
        return Opened.config("jdbc:h2:file:" + folder.resolve("gembind"));
    }

    @Override
    String url() {
        return config().url() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_ON_EXIT=FALSE";
    }

    @Override
    String checkViolated() {
        return "23513";
    }

    @Override
    String lockNotGiven() {
        return "HYT00";
    }

    @Override
    String endlessQuery() {
        return "SELECT count(*) FROM system_range(1, 1000000) a, system_range(1, 1000000) b";
    }

    @Test
    void aDeadlockIsAConflictAndEndsSomebodyOutside() throws Exception {
        CountDownLatch holdsOne = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        FutureTask<Integer> ours = start(() -> engine.write("test", tx -> {
            int rows = run(tx, "UPDATE t SET n = n + 1 WHERE id = 1");
            holdsOne.countDown();
            await(go);
            return rows + run(tx, "UPDATE t SET n = n + 1 WHERE id = 2");
        }));
        await(holdsOne);
        try (Connection other = outside()) {
            run(other, "UPDATE t SET n = 10 WHERE id = 2");
            FutureTask<SQLException> theirs = start(() ->
                    catchThrowableOfType(SQLException.class, () -> run(other, "UPDATE t SET n = 10 WHERE id = 1")));
            Until.holds(() -> theirs.isDone()
                    || number("SELECT count(*) FROM information_schema.sessions WHERE blocker_id IS NOT NULL") > 0);
            go.countDown();
            SQLException refusal = theirs.get(30, TimeUnit.SECONDS);

            assertThat(refusal.getSQLState()).isEqualTo("40001");
            assertThat(SqlFailure.of(refusal)).isEqualTo(SqlFailure.CONFLICT);
            other.rollback();
        }

        assertThat(ours.get(30, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(number("SELECT sum(n) FROM t")).isEqualTo(2);
    }

    @Test
    @Tag("B-09")
    void afterAFailedFlushNothingIsWrittenUntilTheNextStart() {
        var failure = failure(
                StorageUnavailableException.class,
                () -> engine.write("test", tx -> {
                    int rows = run(tx, "UPDATE t SET n = 1");
                    shutDown();
                    return rows;
                }));

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        for (int i = 0; i < 2; i++) {
            assertThat(failure(StorageUnavailableException.class, () -> write("UPDATE t SET n = 2")))
                    .hasMessageContaining("start again")
                    .returns(Outcome.NOT_COMMITTED, StorageException::outcome);
            assertThat(failure(StorageUnavailableException.class, () -> number("SELECT 1")))
                    .hasMessageContaining("start again");
        }
        reopen(config());
        assertThat(write("UPDATE t SET n = 3")).isEqualTo(2);
    }

    @Test
    void aDamagedFileIsNotOpened() throws IOException {
        closeEngine();
        Path file = folder.resolve("gembind.mv.db");
        byte[] content = Files.readAllBytes(file);
        Arrays.fill(content, (byte) 7);
        Files.write(file, content);

        assertThatThrownBy(() -> open(config())).isInstanceOf(StorageCorruptException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(content);
    }

    /** Ends the database without writing anything, as a failed device would. */
    private void shutDown() {
        try (Connection other = outside()) {
            run(other, "SHUTDOWN IMMEDIATELY");
        } catch (SQLException closed) {
            assertThat(closed.getSQLState()).startsWith("90");
        }
    }
}
