package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageTimeoutException;
import dev.gembind.core.storage.StorageUnavailableException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Writes that have to wait: for a slow body, for the end of the storage, or with callers who are interrupted. */
@Tag("B-03")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class WaitingWritesTest {
    private static final int CALLERS = 20;

    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch proceed = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void case38ABodyThatBlocksKeepsWritesWaitingButNoReads() throws Exception {
        try (RealStore store = RealStore.open(impatient())) {
            store.put("a", "before");
            FutureTask<StorageTimeoutException> slow = start(() -> timeout(() -> slowWrite(store)));
            inside.await();
            StorageTimeoutException waiting = timeout(() -> store.put("a", "waiting"));

            assertThat(store.text("a")).isEqualTo("before");
            assertThat(waiting.outcome()).isEqualTo(Outcome.NOT_COMMITTED);
            assertThat(slow.get().outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(store.engine().problem()).isEmpty();

            proceed.countDown();
            Until.holds("the slow write is done", () -> "slow".equals(store.text("a")));
            store.put("b", "after");
            assertThat(store.text("a")).isEqualTo("slow");
        }
    }

    @Test
    void case41ClosingFinishesWhatIsQueuedAndRefusesWhatComesLater() throws Exception {
        List<FutureTask<String>> queued = new ArrayList<>();
        try (RealStore store = RealStore.open(folder)) {
            FutureTask<String> slow = start(() -> slowWrite(store));
            inside.await();
            for (int i = 0; i < CALLERS; i++) {
                String key = "key" + i;
                queued.add(start(() -> put(store, key)));
            }
            threads.forEach(Until::waits);
            FutureTask<String> closing = start(() -> close(store));
            Until.waits(threads.get(threads.size() - 1));

            StorageException late =
                    catchThrowableOfType(StorageUnavailableException.class, () -> store.put("late", "x"));
            assertThat(late).hasMessageContaining("closed");
            assertThat(late.outcome()).isEqualTo(Outcome.NOT_COMMITTED);
            proceed.countDown();

            assertThat(slow.get()).isEqualTo("slow");
            for (FutureTask<String> one : queued) {
                assertThat(one.get()).isNotNull();
            }
            closing.get();
        }
        try (RealStore store = RealStore.open(folder)) {
            for (int i = 0; i < CALLERS; i++) {
                assertThat(store.text("key" + i)).isEqualTo("text of key" + i);
            }
            assertThat(store.text("late")).isNull();
        }
    }

    @Test
    void case36AStormOfInterruptsHarmsNobodysWrites() throws Exception {
        try (RealStore store = RealStore.open(folder)) {
            List<FutureTask<Told>> callers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String key = "key" + i;
                callers.add(start(() -> count(store, key)));
            }
            SplittableRandom random = new SplittableRandom(36);
            while (threads.stream().anyMatch(Thread::isAlive)) {
                threads.get(random.nextInt(threads.size())).interrupt();
                LockSupport.parkNanos(random.nextInt(300_000));
            }
            store.put("last", "behind all that is queued");

            assertThat(store.engine().problem()).isEmpty();
            int interrupted = 0;
            for (int i = 0; i < callers.size(); i++) {
                Told told = callers.get(i).get();
                interrupted += told.interrupted();
                assertThat(number(store, "key" + i)).isBetween(told.acknowledged(), told.possible());
            }
            assertThat(interrupted).isPositive();
        }
    }

    /** What a caller was told: the last number acknowledged, the last that may have happened, and how often it was interrupted. */
    private record Told(int acknowledged, int possible, int interrupted) {}

    private static Told count(RealStore store, String key) {
        Told told = new Told(0, 0, 0);
        for (int number = 1; number <= 100; number++) {
            SimWorld.Row row = new SimWorld.Row(key, Integer.toString(number));
            try {
                store.transactor().write("count", tx -> {
                    store.world().right.put(tx, row);
                    return 1;
                });
                told = new Told(number, number, told.interrupted + (Thread.interrupted() ? 1 : 0));
            } catch (StorageUnavailableException e) {
                assertThat(Thread.interrupted()).isTrue();
                int possible = e.outcome() == Outcome.UNKNOWN ? number : told.possible;
                told = new Told(told.acknowledged, possible, told.interrupted + 1);
            }
        }
        return told;
    }

    private static int number(RealStore store, String key) {
        return store.transactor().read("number", snapshot -> {
            SimWorld.Row row = store.world().right.get(snapshot, key);
            return row == null ? 0 : Integer.parseInt(row.text());
        });
    }

    private <T> FutureTask<T> start(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "caller " + threads.size());
        threads.add(thread);
        thread.start();
        return task;
    }

    private String slowWrite(RealStore store) {
        return store.transactor().write("slow", tx -> {
            store.world().left.put(tx, new SimWorld.Row("a", "slow"));
            inside.countDown();
            return await(proceed) ? "slow" : "too slow";
        });
    }

    private static String put(RealStore store, String key) {
        store.put(key, "text of " + key);
        return key;
    }

    private static String close(RealStore store) {
        store.close();
        return "closed";
    }

    private static StorageTimeoutException timeout(ThrowingCallable write) {
        return catchThrowableOfType(StorageTimeoutException.class, write);
    }

    private CsvConfig impatient() {
        return new CsvConfig(folder, Duration.ofMillis(100), 100, 1 << 20, 0, 10, false);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
