package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gembind.core.storage.ConstraintViolatedException;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageTimeoutException;
import dev.gembind.core.storage.StorageUnavailableException;
import dev.gembind.core.storage.Transaction;
import dev.gembind.testkit.race.Race;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("B-03")
class CsvTransactorTest {
    @TempDir
    Path folder;

    private RealStore store;

    @BeforeEach
    void open() {
        store = RealStore.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aBodyReadsItsOwnWrites() {
        String seen = store.transactor().write("own", tx -> {
            store.world().left.put(tx, new SimWorld.Row("a", "first"));
            store.world().left.put(tx, new SimWorld.Row("a", "second"));
            return store.world().left.find(tx, store.world().byText, "second").text();
        });

        assertThat(seen).isEqualTo("second");
        assertThat(store.text("a")).isEqualTo("second");
    }

    @Test
    void anyExceptionOfABodyRollsBackAndArrivesAsItIs() {
        for (Throwable thrown :
                List.of(new IllegalStateException("mine"), new StackOverflowError(), new AssertionError())) {
            assertThatThrownBy(() -> store.transactor().write("throw", tx -> {
                        store.world().left.put(tx, new SimWorld.Row("a", "lost"));
                        return sneak(thrown);
                    }))
                    .isSameAs(thrown);
        }
        assertThat(store.text("a")).isNull();
        store.put("b", "lost"); // the unique text is free again
    }

    @Test
    void readersWithoutAPauseDoNotKeepWritersOut() {
        AtomicBoolean written = new AtomicBoolean();

        Race.run(5, i -> i == 0 ? writeRows(written) : readUntil(written));

        assertThat(store.text("row49")).isEqualTo("text49");
    }

    @Test
    void aNestedTransactionIsRefusedAndDoomsTheOuterOne() {
        assertThatThrownBy(() -> store.transactor().write("outer", tx -> {
                    store.world().left.put(tx, new SimWorld.Row("a", "x"));
                    try {
                        store.text("a");
                    } catch (IllegalStateException swallowed) {
                        return "went on";
                    }
                    return "";
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.transactor().read("outer", snapshot -> {
                    store.put("a", "y");
                    return "";
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.text("a")).isNull();
    }

    @Test
    void aHandleIsWorthNothingOutsideItsBody() throws InterruptedException {
        AtomicReference<Transaction> tx = new AtomicReference<>();
        AtomicReference<Snapshot> snapshot = new AtomicReference<>();
        store.transactor().write("keep", handle -> {
            tx.set(handle);
            return 1;
        });
        store.transactor().read("keep", handle -> {
            snapshot.set(handle);
            assertThat(CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                                    IllegalStateException.class,
                                    () -> store.world().left.get(handle, "a")))
                            .join())
                    .hasMessageContaining("thread");
            return 1;
        });

        assertThatThrownBy(() -> store.world().left.put(tx.get(), new SimWorld.Row("a", "x")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.world().left.get(snapshot.get(), "a")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.transactor().read("other", handle -> new SimWorld().left.get(handle, "a")))
                .hasMessageContaining("another storage");
        assertThatThrownBy(() -> store.world().left.get(new Snapshot() {}, "a"))
                .hasMessageContaining("another storage");
    }

    @Test
    void twoRowsNeverShareAUniqueValue() {
        store.put("a", "same");

        assertThatThrownBy(() -> store.put("b", "same")).isInstanceOf(ConstraintViolatedException.class);
        store.put("a", "other");
        store.put("b", "same");

        assertThat(store.text("b")).isEqualTo("same");
    }

    @Test
    void textThatCannotBeStoredRollsBack() {
        assertThatThrownBy(() -> store.put("a", "half \uD800 pair"))
                .isInstanceOfSatisfying(
                        ConstraintViolatedException.class,
                        e -> assertThat(e.outcome()).isEqualTo(Outcome.NOT_COMMITTED));
        assertThat(store.text("a")).isNull();
    }

    @Test
    void oneOfManyRacersWins() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(32);
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String mine = "racer " + i;
            answers.add(callers.submit(() -> store.transactor()
                    .write("race", tx -> store.world().left.insertIfAbsent(tx, new SimWorld.Row("a", mine)))));
        }

        int winners = 0;
        for (Future<Boolean> answer : answers) {
            winners += answer.get(30, TimeUnit.SECONDS) ? 1 : 0;
        }
        callers.shutdown();
        assertThat(winners).isOne();
    }

    @Test
    void anInterruptEndsTheWaitButNotTheWrite() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch proceed = new CountDownLatch(1);
        AtomicReference<StorageException> failure = new AtomicReference<>();
        Thread caller = new Thread(() -> failure.set(catchThrowableOfType(
                StorageUnavailableException.class,
                () -> store.transactor().write("slow", tx -> {
                    store.world().left.put(tx, new SimWorld.Row("a", "kept"));
                    inside.countDown();
                    return await(proceed);
                }))));
        caller.start();
        inside.await();

        caller.interrupt();
        caller.join();
        proceed.countDown();
        store.put("b", "later");

        assertThat(failure.get().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(store.text("a")).isEqualTo("kept");
    }

    @Test
    void aWriteThatWaitsTooLongInTheQueueIsWithdrawn() {
        store.close();
        store = RealStore.open(new CsvConfig(folder, Duration.ofMillis(50), 8, 1 << 20, 0, 10, false));
        CountDownLatch proceed = new CountDownLatch(1);
        StorageTimeoutException running = catchThrowableOfType(
                StorageTimeoutException.class, () -> store.transactor().write("slow", tx -> await(proceed)));
        StorageTimeoutException queued =
                catchThrowableOfType(StorageTimeoutException.class, () -> store.put("a", "withdrawn"));
        proceed.countDown();

        assertThat(running.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(queued.outcome()).isEqualTo(Outcome.NOT_COMMITTED);
        store.close();
        store = RealStore.open(folder);
        assertThat(store.text("a")).isNull();
    }

    @Test
    void aFullQueueRefusesAtOnce() {
        store.close();
        store = RealStore.open(new CsvConfig(folder, Duration.ofMillis(50), 1, 1 << 20, 0, 10, false));
        CountDownLatch proceed = new CountDownLatch(1);
        assertThatThrownBy(() -> store.transactor().write("slow", tx -> await(proceed)))
                .isInstanceOf(StorageTimeoutException.class);
        assertThatThrownBy(() -> store.put("a", "queued")).isInstanceOf(StorageTimeoutException.class);

        StorageUnavailableException refused =
                catchThrowableOfType(StorageUnavailableException.class, () -> store.put("b", "too many"));
        proceed.countDown();

        assertThat(refused)
                .hasMessageContaining("too many")
                .extracting(StorageException::outcome)
                .isEqualTo(Outcome.NOT_COMMITTED);
    }

    @Test
    void nothingIsPossibleAfterClosing() {
        store.close();
        store.close();

        assertThatThrownBy(() -> store.put("a", "x")).isInstanceOf(StorageUnavailableException.class);
        assertThatThrownBy(() -> store.text("a")).isInstanceOf(StorageUnavailableException.class);
    }

    @Test
    void aTransactionLargerThanEveryBufferIsOneTransaction() {
        store.transactor().write("large", tx -> {
            for (int i = 0; i < 100_000; i++) {
                store.world().right.put(tx, new SimWorld.Row("key" + i, "text " + i));
            }
            return 1;
        });
        store.close();
        store = RealStore.open(folder);

        long rows =
                store.transactor().read("count", snapshot -> store.world().right.count(snapshot));
        assertThat(rows).isEqualTo(100_000);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T, E extends Throwable> T sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private boolean writeRows(AtomicBoolean written) {
        try {
            for (int row = 0; row < 50; row++) {
                store.put("row" + row, "text" + row);
            }
            return true;
        } finally {
            written.set(true);
        }
    }

    private boolean readUntil(AtomicBoolean written) {
        while (!written.get()) {
            store.text("row0");
        }
        return true;
    }
}
