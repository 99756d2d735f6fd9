package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.Wallet;
import dev.gembind.core.storage.ConstraintViolatedException;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.Transaction;
import dev.gembind.testkit.junit.LeakCheck;
import dev.gembind.testkit.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes wrong in the message that stores transfer and wallet and commits. */
@Tag("A-12")
@ExtendWith(LeakCheck.class)
class PostponedChangesTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private String url = "";
    private JdbcStorage storage;
    private GemDesk desk;

    @BeforeEach
    void open() {
        url = Opened.newDatabase();
        reopen(Opened.config(url));
        assertThat(desk.credit("c", 10)).isInstanceOf(Outcome.Applied.class);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void settingsOfTheTransactionHoldForTheStatementTheyComeWith() {
        Opened.execute(url, "CREATE TABLE seen (setting TEXT)");
        onInsert("""
                INSERT INTO seen VALUES (current_setting('transaction_isolation')), (current_setting('lock_timeout')),
                    (current_setting('statement_timeout'));
                """);

        assertThat(desk.spend("s", 1)).isInstanceOf(Outcome.Applied.class);

        List<String> seen = Opened.inside(
                storage,
                scope -> scope.read(sql -> sql.createQuery("SELECT setting FROM seen")
                        .mapTo(String.class)
                        .list()));
        assertThat(seen).containsExactly("serializable", "10s", "20s");
    }

    @Test
    void aConflictInTheMessageIsRunAgain() {
        onInsert("IF nextval('times') <= 2 THEN RAISE EXCEPTION 'not now' USING ERRCODE = '40001'; END IF;");

        assertThat(desk.spend("s", 7)).isInstanceOf(Outcome.Applied.class);

        assertThat(storage.retries(RetryReason.SERIALIZATION)).isEqualTo(2);
        assertThat(desk.balance()).isEqualTo(3);
    }

    @Test
    void aConflictThatComesWithTheCommitIsRunAgain() {
        atCommit("IF nextval('times') <= 2 THEN RAISE EXCEPTION 'not now' USING ERRCODE = '40001'; END IF;");

        assertThat(desk.spend("s", 7)).isInstanceOf(Outcome.Applied.class);

        assertThat(storage.retries(RetryReason.SERIALIZATION)).isEqualTo(2);
        assertThat(desk.balance()).isEqualTo(3);
    }

    @Test
    void anErrorBeforeTheCommitLeavesNothingForCertain() {
        onInsert("RAISE EXCEPTION 'no' USING ERRCODE = 'XX000';");

        StorageException failure = catchThrowableOfType(StorageException.class, () -> desk.spend("s", 7));

        assertThat(failure.outcome()).isEqualTo(StorageException.Outcome.NOT_COMMITTED);
        assertThat(desk.revision()).isEqualTo(1);
    }

    @Test
    void anErrorOfTheCommitItselfIsUnknown() {
        atCommit("RAISE EXCEPTION 'no' USING ERRCODE = 'XX000';");

        StorageException failure = catchThrowableOfType(StorageException.class, () -> desk.spend("s", 7));

        assertThat(failure.outcome()).isEqualTo(StorageException.Outcome.UNKNOWN);
        assertThat(desk.revision()).isEqualTo(1);
    }

    @Test
    void aRuleOfTheSchemaIsNamed() {
        onInsert("RAISE EXCEPTION 'no' USING ERRCODE = '23514';");

        StorageException failure = catchThrowableOfType(ConstraintViolatedException.class, () -> desk.spend("s", 7));

        assertThat(failure.outcome()).isEqualTo(StorageException.Outcome.NOT_COMMITTED);
        assertThat(failure).hasMessageContaining("23514");
        assertThat(desk.revision()).isEqualTo(1);
    }

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
            boolean told = storage.payments().ledger().post(tx, renamed(stored, 3), next(tx, 3));
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
            if (storage.payments().ledger().post(tx, renamed(stored, 3), next(tx, 3))) {
                throw new IllegalArgumentException("a body that fails because of what it was told");
            }
            return false;
        });

        assertThat(posted).isFalse();
        assertThat(desk.revision()).isEqualTo(2);
    }

    @Test
    void aStatementAfterAPostSeesIt() {
        assertThat(desk.spend("s", 7)).isInstanceOf(Outcome.Applied.class);
        Transfer stored = newest();

        long seen = storage.transactor().<Long>write("twice", tx -> {
            Transfer other = new Transfer(
                    "another",
                    stored.kind(),
                    GemDesk.request("other").key(),
                    stored.intent(),
                    stored.why(),
                    stored.recordedAt(),
                    moved(stored, 3));
            assertThat(storage.payments().ledger().post(tx, other, next(tx, 3))).isTrue();
            return storage.payments()
                    .ledger()
                    .find(tx, GemDesk.ALICE)
                    .orElseThrow()
                    .revision();
        });

        assertThat(seen).isEqualTo(3);
    }

    @Test
    void aWalletOfAnotherRevisionThanWasLockedIsNotReplaced() {
        assertThat(desk.spend("s", 7)).isInstanceOf(Outcome.Applied.class);
        Transfer stored = newest();

        assertThatThrownBy(() -> storage.transactor().write("wrong", tx -> {
                    JdbcScope scope = ((JdbcTransaction) tx).scope();
                    scope.change("UPDATE gembind_wallets SET revision = 9", statement -> {});
                    scope.noteRevision(GemDesk.ALICE.value(), 2);
                    Transfer other = new Transfer(
                            "another",
                            stored.kind(),
                            GemDesk.request("other").key(),
                            stored.intent(),
                            stored.why(),
                            stored.recordedAt(),
                            moved(stored, 3));
                    return storage.payments().ledger().post(tx, other, next(tx, 3));
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("changed inside its transaction");
        assertThat(desk.revision()).isEqualTo(2);
    }

    private Transfer newest() {
        return storage.transactor()
                .read("newest", view -> storage.payments().ledger().newest(view, GemDesk.ALICE, Long.MAX_VALUE, 1))
                .get(0);
    }

    private Wallet next(Transaction tx, long revision) {
        Wallet now = storage.payments().ledger().find(tx, GemDesk.ALICE).orElseThrow();
        return new Wallet(now.owner(), revision, now.balance(), now.lots(), now.frozen(), now.head());
    }

    private static Transfer renamed(Transfer stored, long revision) {
        return new Transfer(
                "another",
                stored.kind(),
                stored.key(),
                stored.intent(),
                stored.why(),
                stored.recordedAt(),
                moved(stored, revision));
    }

    private static Transfer.Moved moved(Transfer stored, long revision) {
        Transfer.Moved moved = stored.moved().orElseThrow();
        return new Transfer.Moved(moved.postings(), moved.uses(), revision, moved.after(), moved.chain());
    }

    private void reopen(JdbcConfig config) {
        storage = JdbcStorage.open(config, new SplittableRandom(1));
        desk = new GemDesk(storage);
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

    private void onInsert(String statement) {
        trigger(statement, "CREATE TRIGGER test BEFORE INSERT ON gembind_transfers", "RETURN NEW;");
    }

    private void atCommit(String statement) {
        trigger(
                statement,
                "CREATE CONSTRAINT TRIGGER test AFTER INSERT ON gembind_transfers DEFERRABLE INITIALLY DEFERRED",
                "RETURN NULL;");
    }

    private void trigger(String statement, String when, String end) {
        Opened.execute(url, "CREATE SEQUENCE times");
        Opened.execute(
                url,
                "CREATE FUNCTION test() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + statement + " " + end
                        + " END $$");
        Opened.execute(url, when + " FOR EACH ROW EXECUTE FUNCTION test()");
    }
}
