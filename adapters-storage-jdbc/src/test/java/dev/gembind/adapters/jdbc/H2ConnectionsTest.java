package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.storage.StorageUnavailableException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2ConnectionsTest {
    @TempDir
    Path folder;

    private H2File file;
    private H2Connections connections;

    @BeforeEach
    void open() {
        JdbcConfig config = Opened.config("jdbc:h2:file:" + folder.resolve("db"));
        file = H2File.hold(config);
        connections = new H2Connections(Arguments.register(Jdbi.create(file.url(config))));
    }

    @AfterEach
    void close() {
        connections.close();
        file.close();
    }

    @Test
    void oneThatComesBackIsLentAgainAndReadsAnew() {
        Handle first = connections.lend();
        first.execute("CREATE TABLE t (n INT)");
        first.execute("INSERT INTO t VALUES (1)");
        connections.giveBack(first);

        Handle second = connections.lend();

        assertThat(second).isSameAs(first);
        assertThat(second.select("SELECT COUNT(*) FROM t").mapTo(int.class).one())
                .as("what nobody committed is gone")
                .isZero();
        connections.giveBack(second);
    }

    @Test
    void oneThatIsBrokenIsNotLentAgain() throws SQLException {
        Handle first = connections.lend();
        first.getConnection().close();
        connections.giveBack(first);

        Handle second = connections.lend();

        assertThat(second.select("SELECT 1").mapTo(int.class).one()).isEqualTo(1);
        connections.giveBack(second);
    }

    @Test
    @Tag("A-12")
    void noneIsMadeBeforeAllOthersAreClosed() throws Exception {
        Handle lent = connections.lend();
        CountDownLatch closing = new CountDownLatch(1);
        FutureTask<Void> all = started(() -> connections.closeAll(closing::countDown));
        assertThat(closing.await(10, TimeUnit.SECONDS)).isTrue();
        AtomicBoolean closed = new AtomicBoolean();
        Thread next = new Thread(() -> {
            Handle handle = connections.lend();
            closed.set(isClosed(lent));
            connections.giveBack(handle);
        });
        next.start();
        Until.holds(() -> next.getState() == Thread.State.TIMED_WAITING || !next.isAlive());

        connections.giveBack(lent);

        all.get(10, TimeUnit.SECONDS);
        next.join(10_000);
        assertThat(closed).isTrue();
    }

    @Test
    @Tag("A-12")
    void whatWasReadOfADatabaseThatAFailureEndedIsNotAnswered() throws Exception {
        CountDownLatch closing = new CountDownLatch(1);
        try (H2Reader reader = new H2Reader(connections, 1, new RunningBodies(), new FlushClock())) {
            FutureTask<?>[] all = new FutureTask<?>[1];

            assertThatThrownBy(() -> reader.read(work(scope -> {
                        all[0] = started(() -> connections.closeAll(closing::countDown));
                        return await(closing);
                    })))
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasMessageContaining("may have seen what is not on the device");
            all[0].get(10, TimeUnit.SECONDS);
        }
    }

    private static Work<Boolean> work(Function<JdbcScope, Boolean> body) {
        return new Work<>("look", body, Duration.ofSeconds(30));
    }

    private static boolean isClosed(Handle handle) {
        try {
            return handle.getConnection().isClosed();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Work that may fail. */
    private interface Task {
        void run() throws Exception;
    }

    private static FutureTask<Void> started(Task task) {
        FutureTask<Void> future = new FutureTask<>(() -> {
            task.run();
            return null;
        });
        new Thread(future, "h2-connections-test").start();
        return future;
    }
}
