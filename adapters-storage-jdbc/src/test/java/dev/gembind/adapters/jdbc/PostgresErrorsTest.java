package dev.gembind.adapters.jdbc;

import static dev.gembind.adapters.jdbc.OtherThreads.await;
import static dev.gembind.adapters.jdbc.OtherThreads.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import dev.gembind.testkit.postgres.PostgresServer;
import dev.gembind.testkit.race.Race;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PostgresErrorsTest extends EngineErrors {
    private String url = "";

    @Override
    @BeforeEach
    void openEngine() {
        url = PostgresServer.shared().newDatabase();
        super.openEngine();
    }

    @Override
    JdbcEngine open(JdbcConfig config) {
        return PostgresEngine.open(config, bodies, backoff);
    }

    @Override
    JdbcConfig config() {
        return Opened.config(url);
    }

    @Override
    String url() {
        return url;
    }

    @Override
    String checkViolated() {
        return "23514";
    }

    @Override
    String lockNotGiven() {
        return "55P03";
    }

    @Override
    String endlessQuery() {
        return "SELECT 1 FROM pg_sleep(100)";
    }

    @Test
    void aDeadlockIsRunAgain() throws Exception {
        CountDownLatch holdsOne = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        try (Connection other = outside()) {
            run(other, "SET LOCAL deadlock_timeout = '1min'"); // so that it is ours that is ended
            run(other, "UPDATE t SET n = 10 WHERE id = 2");
            FutureTask<Integer> ours = start(() -> engine.write("test", tx -> {
                runs.incrementAndGet();
                int rows = run(tx, "UPDATE t SET n = n + 1 WHERE id = 1");
                holdsOne.countDown();
                await(go);
                return rows + run(tx, "UPDATE t SET n = n + 1 WHERE id = 2");
            }));
            await(holdsOne);
            FutureTask<Boolean> theirs = start(() -> {
                run(other, "UPDATE t SET n = 10 WHERE id = 1");
                other.commit();
                return true;
            });
            Until.holds(() -> number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
            go.countDown();

            assertThat(theirs.get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(ours.get(30, TimeUnit.SECONDS)).isEqualTo(2);
        }
        assertThat(runs.get()).isGreaterThan(1);
        assertThat(retries.get(RetryReason.DEADLOCK)).isPositive();
        assertThat(number("SELECT sum(n) FROM t")).isEqualTo(22);
    }

    @Test
    @Tag("B-03")
    void twoBodiesThatBreakEachOthersRuleDoNotBothCommit() {
        CountDownLatch bothHaveRead = new CountDownLatch(2);
        AtomicInteger runs = new AtomicInteger();

        Race.run(
                2,
                i -> engine.write("test", tx -> {
                    boolean free = number(tx, "SELECT sum(n) FROM t") == 0;
                    if (runs.incrementAndGet() <= 2) {
                        bothHaveRead.countDown();
                        await(bothHaveRead);
                    }
                    return free ? run(tx, "UPDATE t SET n = 1 WHERE id = " + (i + 1)) : 0;
                }));

        assertThat(number("SELECT sum(n) FROM t")).isEqualTo(1);
        assertThat(runs).hasValue(3);
    }

    @Test
    void aConflictThatComesWithTheCommitIsRunAgain() {
        atCommit("IF nextval('times') <= 2 THEN RAISE EXCEPTION 'not now' USING ERRCODE = '40001'; END IF;");
        AtomicInteger runs = new AtomicInteger();

        engine.write("test", tx -> {
            runs.incrementAndGet();
            return run(tx, "UPDATE t SET n = n + 1 WHERE id = 1");
        });

        assertThat(runs).hasValue(3);
        assertThat(retries.get(RetryReason.SERIALIZATION)).isEqualTo(2);
        assertThat(number("SELECT n FROM t WHERE id = 1")).isEqualTo(1);
    }

    @Test
    void aLongReadKeepsNobodyFromWritingAlone() {
        atCommit("IF nextval('times') <= 4 THEN RAISE EXCEPTION 'not now' USING ERRCODE = '40001'; END IF;");

        long seen = longReads().read("scan", view -> {
            long before = number(view, "SELECT sum(n) FROM t");
            assertThat(start(() -> engine.write("test", tx -> run(tx, "UPDATE t SET n = n + 1 WHERE id = 1"))))
                    .succeedsWithin(Duration.ofSeconds(15));
            return before + number(view, "SELECT sum(n) FROM t");
        });

        assertThat(seen).isZero();
        assertThat(number("SELECT sum(n) FROM t")).isEqualTo(1);
    }

    @Test
    void aConnectionThatIsLostWithTheCommitLeavesItUnknown() {
        atCommit("PERFORM pg_terminate_backend(pg_backend_pid());");

        var failure = failure(StorageUnavailableException.class, () -> write("UPDATE t SET n = n + 1 WHERE id = 1"));

        assertFailure(failure, Outcome.UNKNOWN, "57P01");
        assertThat(number("SELECT n FROM t WHERE id = 1")).isZero();
    }

    @Test
    void aConnectionThatIsLostBeforeTheCommitLeavesNothing() {
        var failure = failure(
                StorageUnavailableException.class,
                () -> engine.write(
                        "test",
                        tx -> run(tx, "UPDATE t SET n = 1")
                                + number(tx, "SELECT pg_terminate_backend(pg_backend_pid())::int")));

        assertFailure(failure, Outcome.NOT_COMMITTED, "57P01");
        assertThat(number("SELECT sum(n) FROM t")).isZero();
    }

    @Test
    void aServerThatTakesNoWritesIsUnavailable() {
        PostgresServer.shared()
                .execute("postgres", "ALTER DATABASE " + name() + " SET default_transaction_read_only = on");
        reopenWithoutMigrating();

        var failure = failure(StorageUnavailableException.class, () -> write("UPDATE t SET n = 1"));

        assertFailure(failure, Outcome.NOT_COMMITTED, "25006");
    }

    @Test
    void urgentTransactionsDoNotWaitForOthers() throws Exception {
        reopen(config().withPoolSize(1).withUrgent(Set.of("urgent"), 1));
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        FutureTask<Integer> slow = start(() -> engine.write("test", tx -> {
            busy.countDown();
            await(go);
            return run(tx, "UPDATE t SET n = 1 WHERE id = 1");
        }));
        await(busy);

        assertThat(engine.<Integer>write("urgent", tx -> run(tx, "UPDATE t SET n = 1 WHERE id = 2")))
                .isEqualTo(1);
        assertThat(engine.<Long>read("urgent", view -> number(view, "SELECT n FROM t WHERE id = 2")))
                .isEqualTo(1);

        assertThat(slow.isDone()).isFalse();
        go.countDown();
        slow.get(30, TimeUnit.SECONDS);
    }

    @Test
    void aServerThatIsDownIsUsedAgainWhenItIsBack() {
        try (PostgresServer server = PostgresServer.start(Map.of())) {
            JdbcConfig config = Opened.config(server.newDatabase())
                    .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(1));
            try (JdbcStorage storage = JdbcStorage.open(config, new SplittableRandom(1))) {
                assertThat(storage.problem()).isEmpty();

                server.kill();

                assertThat(storage.problem()).isPresent();
                assertThat(failure(
                                        StorageUnavailableException.class,
                                        () -> storage.transactor()
                                                .write(
                                                        "test",
                                                        tx -> storage.users().insertIfAbsent(tx, Opened.user("alice"))))
                                .outcome())
                        .isEqualTo(Outcome.NOT_COMMITTED);
                server.start();
                Until.holds(() -> storage.problem().isEmpty());
                assertThat(storage.transactor()
                                .<Boolean>write("test", tx -> storage.users().insertIfAbsent(tx, Opened.user("alice"))))
                        .isTrue();
            }
        }
    }

    @Test
    void aDatabaseThatDoesNotExistIsUnavailable() {
        JdbcConfig config = Opened.config(PostgresServer.shared().url("nowhere"));

        assertThatThrownBy(() -> JdbcStorage.open(config, new SplittableRandom(1)))
                .isInstanceOf(StorageUnavailableException.class);
    }

    @Test
    void aDatabaseThatCannotKeepEveryTextIsRefused() {
        PostgresServer.shared()
                .execute(
                        "postgres",
                        "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LOCALE 'C' LOCALE_PROVIDER libc");
        JdbcConfig config = Opened.config(PostgresServer.shared().url("latin")).withUrgent(Set.of("urgent"), 1);

        assertThatThrownBy(() -> JdbcStorage.open(config, new SplittableRandom(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LATIN1");
    }

    @Test
    void aPoolerInTransactionModeFindsNoPreparedStatements() {
        reopen(config().throughPooler().withPoolSize(1));
        for (int i = 0; i < 20; i++) {
            write("UPDATE t SET n = n + 1 WHERE id = 1");
        }

        assertThat(number("SELECT count(*) FROM pg_prepared_statements")).isZero();
    }

    private String name() {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** Schema changes are writes too, so a server that takes none is met by a running storage only. */
    private void reopenWithoutMigrating() {
        PostgresServer.shared()
                .execute(
                        "postgres",
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name() + "'");
    }

    /** Has a statement run by the server when a change of the table is being committed. */
    private void atCommit(String statement) {
        PostgresServer.shared().execute(name(), "CREATE SEQUENCE times");
        PostgresServer.shared()
                .execute(
                        name(),
                        "CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + statement
                                + " RETURN NULL; END $$");
        PostgresServer.shared()
                .execute(
                        name(),
                        "CREATE CONSTRAINT TRIGGER late AFTER UPDATE ON t DEFERRABLE INITIALLY DEFERRED"
                                + " FOR EACH ROW EXECUTE FUNCTION late()");
    }
}
