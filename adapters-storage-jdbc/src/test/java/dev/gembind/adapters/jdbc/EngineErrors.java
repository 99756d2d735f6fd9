package dev.gembind.adapters.jdbc;

import static dev.gembind.adapters.jdbc.OtherThreads.await;
import static dev.gembind.adapters.jdbc.OtherThreads.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gembind.core.UserId;
import dev.gembind.core.access.SignInSession;
import dev.gembind.core.storage.ConstraintViolatedException;
import dev.gembind.core.storage.StorageConflictException;
import dev.gembind.core.storage.StorageCorruptException;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageTimeoutException;
import dev.gembind.core.storage.StorageUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real errors of an engine, each provoked, and what callers are told of them. */
@Tag("A-12")
abstract class EngineErrors extends EngineScene {
    @Test
    void aDuplicateIsAFaultOfTheCaller() {
        var failure = failure(ConstraintViolatedException.class, () -> write("INSERT INTO t VALUES (1, 5)"));

        assertFailure(failure, Outcome.NOT_COMMITTED, "23505");
        assertThat(number("SELECT count(*) FROM t")).isEqualTo(2);
    }

    @Test
    void whatACheckForbidsIsAFaultOfTheCaller() {
        var failure = failure(
                ConstraintViolatedException.class,
                () -> write("UPDATE t SET n = 7 WHERE id = 2", "UPDATE t SET n = -1"));

        assertFailure(failure, Outcome.NOT_COMMITTED, checkViolated());
        assertThat(number("SELECT sum(n) FROM t")).isZero();
    }

    @Test
    void aFailedStatementCannotBeSwallowed() {
        var failure = failure(
                ConstraintViolatedException.class,
                () -> engine.write("test", tx -> {
                    run(tx, "UPDATE t SET n = 1");
                    return catchThrowableOfType(
                                    StatementFailedException.class, () -> run(tx, "INSERT INTO t VALUES (1, 5)"))
                            != null;
                }));

        assertFailure(failure, Outcome.NOT_COMMITTED, "23505");
        assertThat(number("SELECT sum(n) FROM t")).isZero();
    }

    @Test
    void aStatementThatTakesTooLongIsEnded() {
        reopen(config().withTimeouts(Duration.ofSeconds(30), Duration.ofMillis(200), Duration.ofSeconds(10)));

        var inWrite = failure(
                StorageTimeoutException.class,
                () -> engine.write("test", tx -> run(tx, "UPDATE t SET n = 1") + number(tx, endlessQuery())));
        var inRead = failure(StorageTimeoutException.class, () -> number(endlessQuery()));

        assertFailure(inWrite, Outcome.NOT_COMMITTED, "57014");
        assertFailure(inRead, Outcome.NOT_COMMITTED, "57014");
        assertThat(number("SELECT sum(n) FROM t")).isZero();
    }

    @Test
    void aRowThatStaysLockedIsAConflictAfterTenTries() throws SQLException {
        reopen(config().withTimeouts(Duration.ofSeconds(30), Duration.ofSeconds(20), Duration.ofMillis(20)));
        AtomicInteger runs = new AtomicInteger();
        try (Connection other = outside()) {
            run(other, "UPDATE t SET n = 1 WHERE id = 1");

            var failure = failure(
                    StorageConflictException.class,
                    () -> engine.write("test", tx -> {
                        runs.incrementAndGet();
                        return run(tx, "UPDATE t SET n = 2 WHERE id = 1");
                    }));

            assertFailure(failure, Outcome.NOT_COMMITTED, lockNotGiven());
            assertThat(runs).hasValue(10);
            assertThat(retries.get(RetryReason.LOCK_TIMEOUT)).isEqualTo(9);
        }
    }

    @Test
    void aRowThatIsFreedMeanwhileIsNoProblem() throws Exception {
        reopen(config().withTimeouts(Duration.ofSeconds(30), Duration.ofSeconds(20), Duration.ofMillis(20)));
        CountDownLatch second = new CountDownLatch(2);
        try (Connection other = outside()) {
            run(other, "UPDATE t SET n = 1 WHERE id = 1");
            FutureTask<Integer> ours = start(() -> engine.write("test", tx -> {
                second.countDown();
                return run(tx, "UPDATE t SET n = n + 2 WHERE id = 1");
            }));
            await(second);
            other.commit();

            assertThat(ours.get(30, TimeUnit.SECONDS)).isEqualTo(1);
        }
        assertThat(number("SELECT n FROM t WHERE id = 1")).isEqualTo(3);
    }

    @Test
    void whoeverFindsAllConnectionsBusyForTooLongHasDoneNothing() throws Exception {
        reopen(config().withPoolSize(1)
                .withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2)));
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        FutureTask<StorageTimeoutException> first = start(() -> failure(
                StorageTimeoutException.class,
                () -> engine.write("test", tx -> {
                    busy.countDown();
                    await(go);
                    return run(tx, "UPDATE t SET n = 1 WHERE id = 1");
                })));
        await(busy);

        var second = failure(StorageTimeoutException.class, () -> write("UPDATE t SET n = 1 WHERE id = 2"));

        assertThat(second.outcome()).isEqualTo(Outcome.NOT_COMMITTED);
        assertThat(first.get(30, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.UNKNOWN);
        go.countDown();
        Until.holds(() -> number("SELECT n FROM t WHERE id = 1") == 1);
        assertThat(number("SELECT n FROM t WHERE id = 2")).isZero();
    }

    @Test
    void whatIsStoredButMeansNothingIsDamage() {
        write(
                "INSERT INTO gembind_users (id, created_at) VALUES ('not an id', TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00')");
        JdbcUserStore users = new JdbcUserStore(bodies, true);

        var failure =
                failure(StorageCorruptException.class, () -> engine.read("test", view -> users.list(view, "", 10)));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_COMMITTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x' OR '1'='1", "'; DELETE FROM gembind_sessions; --", ":hash", "?", "\\", "%", "<live>"})
    @Tag("A-08")
    void whatLooksLikeSqlIsText(String text) {
        JdbcSignInSessionStore sessions = new JdbcSignInSessionStore(bodies);
        UserId alice = new UserId("alice");
        SignInSession kept = new SignInSession("hash", alice, Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
        SignInSession odd = new SignInSession(text, alice, Instant.EPOCH, Instant.EPOCH.plusSeconds(1));

        engine.write("test", tx -> {
            sessions.insert(tx, kept);
            assertThat(sessions.find(tx, text)).isEmpty();
            assertThat(sessions.delete(tx, text)).isFalse();
            sessions.insert(tx, odd);
            return true;
        });

        assertThat(engine.<Optional<SignInSession>>read("test", view -> sessions.find(view, "hash")))
                .contains(kept);
        assertThat(engine.<Optional<SignInSession>>read("test", view -> sessions.find(view, text)))
                .contains(odd);
    }

    @Test
    void afterClosingNothingIsDone() {
        closeEngine();

        assertThat(failure(StorageUnavailableException.class, () -> write("UPDATE t SET n = 1"))
                        .outcome())
                .isEqualTo(Outcome.NOT_COMMITTED);
        assertThat(failure(StorageUnavailableException.class, () -> number("SELECT 1"))
                        .outcome())
                .isEqualTo(Outcome.NOT_COMMITTED);
    }
}
