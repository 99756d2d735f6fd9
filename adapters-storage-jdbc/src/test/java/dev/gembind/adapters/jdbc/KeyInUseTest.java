package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.storage.StorageException;
import dev.gembind.testkit.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The key of a transfer is in use, or somebody else is just storing it. */
@Tag("A-12")
class KeyInUseTest extends SpendScene {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void aKeyThatSomebodyElseIsStoringIsWaitedForAndNothingIsLost() throws SQLException {
        storage.close();
        reopen(Opened.config(url).withTimeouts(LONG, Duration.ofMillis(100), LONG));
        try (Connection other = storing("s")) {
            assertThat(desk.spend("s", 7)).isEqualTo(new Outcome.InFlight());
            other.rollback();
        }

        assertThat(desk.spend("s", 7)).isInstanceOf(Outcome.Applied.class);
        assertThat(desk.balance()).isEqualTo(3);
    }

    @Test
    void aLockThatDoesNotComeInTheMessageIsRunAgain() throws SQLException {
        storage.close();
        reopen(Opened.config(url).withTimeouts(LONG, LONG, Duration.ofMillis(20)));
        try (Connection other = storing("s")) {
            StorageException failure = catchThrowableOfType(StorageException.class, () -> desk.spend("s", 7));

            assertThat(failure.outcome()).isEqualTo(StorageException.Outcome.NOT_COMMITTED);
            assertThat(storage.retries(RetryReason.LOCK_TIMEOUT)).isPositive();
            other.rollback();
        }
        assertThat(desk.revision()).isEqualTo(1);
    }

    @Test
    void aKeyInUseIsFoundWithoutCountingAsARefusal() {
        assertThat(desk.spend("s", 7)).isInstanceOf(Outcome.Applied.class);

        assertThat(desk.spend("s", 7)).isInstanceOf(Outcome.Replayed.class);
        assertThat(desk.spend("s", 2)).isEqualTo(new Outcome.Conflict("gems"));

        assertThat(storage.retries(RetryReason.SERIALIZATION)).isZero();
        assertThat(desk.balance()).isEqualTo(3);
    }

    @Test
    void aStatementAfterAKeyInUseEndsTheRunAndTheNextOneIsTold() {
        assertThat(desk.spend("s", 7)).isInstanceOf(Outcome.Applied.class);
        Transfer stored = newest();
        AtomicInteger runs = new AtomicInteger();

        boolean posted = storage.transactor().write("again", tx -> {
            runs.incrementAndGet();
            boolean told = storage.payments().ledger().post(tx, another(stored, stored.key(), 3), next(tx, 3));
            assertThat(storage.payments().ledger().find(tx, GemDesk.ALICE)).isPresent();
            return told;
        });

        assertThat(posted).isFalse();
        assertThat(runs).hasValue(2);
        assertThat(desk.revision()).isEqualTo(2);
    }

    @Test
    void aBodyThatFailsAfterItWasToldOfAKeyInUseIsRunAgain() {
        assertThat(desk.spend("s", 7)).isInstanceOf(Outcome.Applied.class);
        Transfer stored = newest();

        boolean posted = storage.transactor().write("again", tx -> {
            if (storage.payments().ledger().post(tx, another(stored, stored.key(), 3), next(tx, 3))) {
                throw new IllegalArgumentException("a body that fails because of what it was told");
            }
            return false;
        });

        assertThat(posted).isFalse();
        assertThat(desk.revision()).isEqualTo(2);
    }

    /** Has somebody else store a transfer with a key, who does not commit. */
    private Connection storing(String key) throws SQLException {
        Connection connection = DriverManager.getConnection(url, PostgresServer.USER, null);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO gembind_transfers VALUES ('other', 'SPEND', 'test', '" + key
                    + "', 'bob', 1, '', '', 'a', '', now(), now(), 'FROZEN', NULL, NULL, NULL, NULL, NULL, NULL,"
                    + " 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)");
        }
        return connection;
    }
}
