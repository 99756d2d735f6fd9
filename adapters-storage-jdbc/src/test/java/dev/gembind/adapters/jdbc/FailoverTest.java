package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.storage.StorageException;
import dev.gembind.testkit.junit.LeakCheck;
import dev.gembind.testkit.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A primary is killed under load, its synchronous standby promoted; the storage that was open all the time goes on. */
@Tag("G-02")
@ExtendWith(LeakCheck.class)
class FailoverTest {
    private static final int WRITERS = 8;

    private final AtomicLong next = new AtomicLong();
    private final Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean done = new AtomicBoolean();

    @Test
    void nothingAcknowledgedIsLostAndTheStorageResumesByItself() throws Exception {
        try (PostgresServer primary = PostgresServer.start(Map.of())) {
            String database = name(primary.newDatabase());
            primary.set("synchronous_standby_names", "second");
            primary.set("synchronous_commit", "on");
            try (PostgresServer standby = primary.startStandby("second");
                    JdbcStorage storage = open(primary, standby, database)) {
                failOver(primary, standby, new BindingClient(storage));
            }
        }
    }

    private void failOver(PostgresServer primary, PostgresServer standby, BindingClient client) throws Exception {
        List<FutureTask<Boolean>> writers = IntStream.range(0, WRITERS)
                .mapToObj(i -> OtherThreads.start(() -> bindUntilDone(client)))
                .toList();
        Until.holds(() -> acknowledged.size() > 200);
        assertThat(replication(primary)).isEqualTo("second sync");

        primary.kill();
        int before = acknowledged.size();
        long killed = System.nanoTime();
        standby.promote();
        long promoted = System.nanoTime();
        Until.holds(() -> acknowledged.size() > before + 200);
        long resumed = System.nanoTime();
        done.set(true);
        for (FutureTask<Boolean> writer : writers) {
            assertThat(writer.get(60, TimeUnit.SECONDS)).isTrue();
        }

        System.out.printf(
                "failover: %d acknowledged binds, %d ms to promote, %d ms more to 200 further binds%n",
                acknowledged.size(), millis(promoted - killed), millis(resumed - promoted));
        assertThat(client.missingAmong(List.copyOf(acknowledged))).isZero();
        assertThat(client.brokenAmong(IntStream.range(0, next.intValue())
                        .mapToLong(i -> i)
                        .boxed()
                        .toList()))
                .isZero();
    }

    /** Binds number after number; a number whose outcome is not known is tried again until it is. */
    private boolean bindUntilDone(BindingClient client) {
        while (!done.get()) {
            long number = next.getAndIncrement();
            while (!tryBind(client, number)) {
                assertThat(done).as("number " + number + " was never settled").isFalse();
            }
            acknowledged.add(number);
        }
        return true;
    }

    private static boolean tryBind(BindingClient client, long number) {
        try {
            client.bind(number);
            return true;
        } catch (StorageException e) {
            return false;
        }
    }

    private static String replication(PostgresServer primary) throws SQLException {
        String query = "SELECT application_name || ' ' || sync_state FROM pg_stat_replication";
        try (Connection connection = DriverManager.getConnection(primary.url("postgres"), PostgresServer.USER, null);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static JdbcStorage open(PostgresServer primary, PostgresServer standby, String database) {
        String url = "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/%s?targetServerType=primary"
                .formatted(primary.port(), standby.port(), database);
        JdbcConfig config = JdbcConfig.of(url, PostgresServer.USER, null)
                .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(1));
        return JdbcStorage.open(config, new SplittableRandom(1));
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
