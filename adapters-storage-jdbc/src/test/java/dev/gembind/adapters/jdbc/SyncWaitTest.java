package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import dev.gembind.testkit.postgres.PostgresServer;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A commit that is on the primary alone is no commit where a standby has to have it. */
@Tag("G-02")
class SyncWaitTest {
    private static final int MOST = 100_000;

    @Test
    void aCommitThatNoStandbyConfirmedIsUnknown() throws Exception {
        try (PostgresServer server = PostgresServer.start(Map.of())) {
            try (JdbcStorage storage = JdbcStorage.open(Opened.config(server.newDatabase()), new SplittableRandom(1))) {
                server.execute("postgres", "ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
                server.execute("postgres", "SELECT pg_reload_conf()");
                FutureTask<StorageUnavailableException> write = OtherThreads.start(() -> firstFailure(storage));

                Until.holds(() -> {
                    server.execute(
                            "postgres",
                            "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
                    return write.isDone();
                });

                assertThat(write.get(30, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.UNKNOWN);
            }
        }
    }

    /** Writes until the server waits for its standby: it reads its configuration again in its own time. */
    private static StorageUnavailableException firstFailure(JdbcStorage storage) {
        for (int i = 0; i < MOST; i++) {
            String user = "user-" + i;
            StorageUnavailableException failure = catchThrowableOfType(
                    StorageUnavailableException.class,
                    () -> storage.transactor()
                            .write("add", tx -> storage.users().insertIfAbsent(tx, Opened.user(user))));
            if (failure != null) {
                return failure;
            }
        }
        throw new AssertionError("the server never waited for its standby");
    }
}
