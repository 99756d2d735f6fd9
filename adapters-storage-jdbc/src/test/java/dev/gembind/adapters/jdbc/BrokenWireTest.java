package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageTimeoutException;
import dev.gembind.core.storage.StorageUnavailableException;
import dev.gembind.testkit.junit.LeakCheck;
import dev.gembind.testkit.postgres.PostgresServer;
import dev.gembind.testkit.proxy.Fate;
import dev.gembind.testkit.proxy.TcpProxy;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What callers are told when the wire to a real PostgreSQL breaks, at moments that matter. */
@Tag("A-12")
@Tag("A-T4")
@ExtendWith(LeakCheck.class)
class BrokenWireTest {
    private TcpProxy proxy;
    private JdbcStorage storage;

    @BeforeEach
    void open() {
        String direct = PostgresServer.shared().newDatabase();
        proxy = TcpProxy.to(PostgresServer.shared().port());
        String url = direct.replace(":" + PostgresServer.shared().port() + "/", ":" + proxy.port() + "/");
        JdbcConfig config = Opened.config(url)
                .withPoolSize(1)
                .throughPooler() // the driver prepares COMMIT otherwise, and its name is all that can be seen
                // afterwards
                .withTimeouts(Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofSeconds(1));
        storage = JdbcStorage.open(config, new SplittableRandom(1));
        assertThat(add("first")).isTrue();
    }

    @AfterEach
    void close() {
        storage.close();
        proxy.close();
    }

    @Test
    void cutInTheMiddleOfABodyNothingIsCommitted() {
        StorageException failure = catchThrowableOfType(
                StorageUnavailableException.class,
                () -> storage.transactor().write("add", tx -> {
                    storage.users().insertIfAbsent(tx, Opened.user("alice"));
                    proxy.cut();
                    return storage.users().insertIfAbsent(tx, Opened.user("bob"));
                }));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_COMMITTED);
        assertThat(existsInTheEnd("alice")).isFalse();
    }

    @Test
    void aCommitThatNeverReachedTheServerIsUnknownToTheCaller() {
        proxy.when("COMMIT", Fate.CUT_BEFORE);

        StorageException failure = catchThrowableOfType(StorageUnavailableException.class, () -> add("alice"));

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(existsInTheEnd("alice")).isFalse();
        assertThat(add("alice")).as("running it again settles it").isTrue();
    }

    @Test
    void aCommitWhoseAnswerIsLostIsUnknownAndHasHappened() {
        proxy.when("COMMIT", Fate.CUT_AT_ANSWER);

        StorageException failure = catchThrowableOfType(StorageUnavailableException.class, () -> add("alice"));

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(existsInTheEnd("alice")).isTrue();
        assertThat(add("alice")).as("running it again settles it").isFalse();
    }

    @Test
    void aServerThatFallsSilentAtTheCommitIsGivenUpAsUnknown() {
        proxy.when("COMMIT", Fate.SILENT_AFTER);

        StorageException failure = catchThrowableOfType(StorageException.class, () -> add("alice"));

        assertThat(failure).isInstanceOfAny(StorageTimeoutException.class, StorageUnavailableException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        proxy.cut();
        assertThat(existsInTheEnd("alice")).isTrue();
    }

    @Test
    void aBlackHoleBeforeTheCommitLeavesNothing() {
        StorageException failure = catchThrowableOfType(
                StorageException.class,
                () -> storage.transactor().write("add", tx -> {
                    proxy.blackHole();
                    return storage.users().insertIfAbsent(tx, Opened.user("alice"));
                }));

        assertThat(failure).isInstanceOfAny(StorageTimeoutException.class, StorageUnavailableException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_COMMITTED);
        proxy.forward();
        proxy.cut();
        assertThat(existsInTheEnd("alice")).isFalse();
    }

    @Test
    void aResetWhileNothingRunsIsNoticedByNobodyForLong() {
        proxy.reset();

        Until.holds(() -> storage.problem().isEmpty());
        assertThat(add("alice")).isTrue();
        assertThat(storage.retries(RetryReason.CONNECTION)).isPositive();
    }

    @Test
    void refusedConnectionsAreAProblemThatEndsByItself() {
        proxy.refuse();
        Until.holds(() -> storage.problem().isPresent());

        proxy.forward();

        Until.holds(() -> storage.problem().isEmpty());
        assertThat(add("alice")).isTrue();
    }

    private boolean add(String id) {
        return storage.transactor().write("add", tx -> storage.users().insertIfAbsent(tx, Opened.user(id)));
    }

    /** Asks until the storage has a connection again. */
    private boolean existsInTheEnd(String id) {
        Until.holds(() -> storage.problem().isEmpty());
        return storage.transactor()
                .read(
                        "look",
                        view -> storage.users().find(view, Opened.user(id).id()).isPresent());
    }
}
