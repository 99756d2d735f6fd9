package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.UserId;
import dev.gembind.core.bindings.User;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageUnavailableException;
import dev.gembind.testkit.junit.LeakCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is particular to H2. */
@ExtendWith(LeakCheck.class)
class H2StorageTest {
    private static final int MANY = 100;

    @TempDir
    Path folder;

    private String url() {
        return "jdbc:h2:file:" + folder.resolve("gembind");
    }

    @Test
    void aSecondStorageOnTheSameFileIsRefusedUntilTheFirstIsClosed() {
        JdbcStorage first = Opened.on(url());

        assertThatThrownBy(() -> Opened.on(url()))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessageContaining("in use");
        first.close();
        Opened.on(url()).close();
    }

    @Test
    void aFolderIsMadeForItsOwnerAlone() throws IOException {
        Path deep = folder.resolve("a").resolve("b");

        Opened.on("jdbc:h2:" + deep.resolve("gembind")).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(deep)))
                .isEqualTo("rwx------");
        assertThat(deep.resolve("gembind.mv.db")).isRegularFile();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:test",
                "jdbc:h2:tcp://localhost/test",
                "jdbc:h2:file:/tmp/x;WRITE_DELAY=0",
                "jdbc:h2:",
                "jdbc:mysql://localhost/x",
                "h2"
            })
    void whatIsNoFileOfItsOwnIsRefused(String url) {
        assertThatThrownBy(() -> Opened.on(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("B-09")
    void writesThatWaitTogetherAreForcedTogether() throws Exception {
        Opened.on(url()).close();
        FlushClock clock = new FlushClock();
        RunningBodies bodies = new RunningBodies();
        try (H2File file = H2File.hold(Opened.config(url()))) {
            JdbcConfig config = Opened.config(url());
            Jdbi database = Arguments.register(Jdbi.create(file.url(config)));
            H2Session session = new H2Session(database, new H2Connections(database));
            H2Commits commits =
                    new H2Commits(bodies, session, clock, new Backoff(new SplittableRandom(1), new Retries()));
            try (H2Writer writer = new H2Writer(commits)) {
                writer.start();

                assertThat(addManyBehindOne(writer, new JdbcUserStore(bodies, true)))
                        .containsOnly(true);
            }
        }

        assertThat(clock.commits()).isEqualTo(2);
    }

    @Test
    @Tag("B-09")
    void aReadIsAnsweredWhenWhatItMayHaveSeenIsOnTheDevice() throws Exception {
        Opened.on(url()).close();
        FlushClock clock = new FlushClock();
        RunningBodies bodies = new RunningBodies();
        CountDownLatch hasRead = new CountDownLatch(1);
        try (H2File file = H2File.hold(Opened.config(url()))) {
            JdbcConfig config = Opened.config(url());
            H2Connections connections = new H2Connections(Arguments.register(Jdbi.create(file.url(config))));
            try (H2Reader reader = new H2Reader(connections, 2, bodies, clock)) {
                clock.begin();
                FutureTask<Boolean> read = start(() -> reader.read(work(scope -> {
                    hasRead.countDown();
                    return true;
                })));
                await(hasRead);

                assertThatThrownBy(() -> read.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                clock.finish();
                assertThat(read.get(30, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void anUnexpectedFailureIsAnsweredAndStopsTheWriting() {
        RunningBodies bodies = new RunningBodies();
        Jdbi broken = Jdbi.create(() -> {
            throw new IllegalStateException("a fault of ours");
        });
        H2Commits commits = new H2Commits(
                bodies,
                new H2Session(broken, new H2Connections(broken)),
                new FlushClock(),
                new Backoff(new SplittableRandom(1), new Retries()));
        try (H2Writer writer = new H2Writer(commits)) {
            writer.start();

            assertThatThrownBy(() -> writer.write(work(scope -> true)))
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasRootCauseMessage("a fault of ours");
            assertThatThrownBy(() -> writer.write(work(scope -> true))).hasMessageContaining("start again");
        }
    }

    @Test
    void ofABatchOnlyTheBodyThatThrowsIsTakenBack() throws Exception {
        try (JdbcStorage storage = Opened.on(url())) {
            CountDownLatch busy = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            FutureTask<Boolean> first = start(() -> add(storage, "first", () -> {
                busy.countDown();
                await(go);
            }));
            busy.await();
            FutureTask<Boolean> good = start(() -> add(storage, "good", () -> {}));
            FutureTask<Boolean> bad = start(() -> add(storage, "bad", () -> {
                throw new IllegalStateException("mine");
            }));
            FutureTask<Boolean> better = start(() -> add(storage, "better", () -> {}));
            go.countDown();

            assertThat(List.of(first.get(), good.get(), better.get())).containsOnly(true);
            assertThatThrownBy(bad::get).hasRootCauseMessage("mine");
            assertThat(storage.transactor()
                            .<List<User>>read("all", view -> storage.users().list(view, "", 10)))
                    .extracting(user -> user.id().value())
                    .containsExactly("better", "first", "good");
        }
    }

    @Test
    @Tag("B-02")
    void closingMovesNothingInsideTheFile() throws IOException {
        Path file = folder.resolve("gembind.mv.db");
        try (JdbcStorage storage = Opened.on(url())) {
            for (int i = 0; i < MANY; i++) {
                add(storage, i);
            }
        }
        long size = Files.size(file);

        Opened.on(url()).close();

        assertThat(Files.size(file))
                .as("most of it is of earlier commits, and would be gone")
                .isGreaterThanOrEqualTo(size);
    }

    private static void add(JdbcStorage storage, int number) {
        User user = new User(new UserId("many" + number), Instant.EPOCH);
        storage.transactor().write("add", tx -> storage.users().insertIfAbsent(tx, user));
    }

    @Test
    void aClosedStorageSaysSo() {
        JdbcStorage storage = Opened.on(url());
        storage.close();
        storage.close();

        assertThatThrownBy(() -> add(storage, "late", () -> {}))
                .isInstanceOfSatisfying(
                        StorageUnavailableException.class,
                        e -> assertThat(e.outcome()).isEqualTo(StorageException.Outcome.NOT_COMMITTED));
        assertThat(storage.problem()).isPresent();
    }

    private static List<Boolean> addManyBehindOne(H2Writer writer, JdbcUserStore users) throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        List<FutureTask<Boolean>> all = new ArrayList<>();
        all.add(start(() -> writer.write(work(scope -> {
            busy.countDown();
            await(go);
            return users.insertIfAbsent(new JdbcTransaction(scope), user("first"));
        }))));
        busy.await();
        for (int i = 0; i < 20; i++) {
            User user = user("user-" + i);
            all.add(start(() -> writer.write(work(scope -> users.insertIfAbsent(new JdbcTransaction(scope), user)))));
        }
        Until.holds(() -> writer.waiting() == 20);
        go.countDown();
        List<Boolean> answers = new ArrayList<>();
        for (FutureTask<Boolean> one : all) {
            answers.add(one.get(30, TimeUnit.SECONDS));
        }
        return answers;
    }

    private static Work<Boolean> work(Function<JdbcScope, Boolean> body) {
        return new Work<>("add", body, Duration.ofSeconds(30));
    }

    private static boolean add(JdbcStorage storage, String id, Runnable meanwhile) {
        return storage.transactor().write("add", tx -> {
            boolean added = storage.users().insertIfAbsent(tx, user(id));
            meanwhile.run();
            return added;
        });
    }

    private static User user(String id) {
        return new User(new UserId(id), Instant.EPOCH);
    }

    private static FutureTask<Boolean> start(Callable<Boolean> work) {
        FutureTask<Boolean> task = new FutureTask<>(work);
        new Thread(task, "writer").start();
        return task;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
