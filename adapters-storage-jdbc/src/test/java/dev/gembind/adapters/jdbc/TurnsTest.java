package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final Work<Boolean> SHORT = new Work<>("test", scope -> true, Duration.ofMillis(50));

    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @Test
    void othersGoOnBesideATransactionThatWasRefusedTwice() throws Exception {
        Turns turns = new Turns();
        FutureTask<Boolean> first = busy(turns, 2);

        assertThat(turns.<Boolean>run(SHORT, 0, () -> true)).isTrue();
        go.countDown();
        assertThat(first.get()).isTrue();
    }

    @Test
    void nobodyElseRunsBesideOneThatWasRefusedThreeTimes() throws Exception {
        Turns turns = new Turns();
        FutureTask<Boolean> first = busy(turns, 3);

        assertThatThrownBy(() -> turns.run(SHORT, 0, () -> true))
                .isInstanceOfSatisfying(
                        StorageTimeoutException.class,
                        e -> assertThat(e.outcome()).isEqualTo(Outcome.NOT_COMMITTED));
        go.countDown();
        assertThat(first.get()).isTrue();
        assertThat(turns.<Boolean>run(SHORT, 0, () -> true)).isTrue();
    }

    private FutureTask<Boolean> busy(Turns turns, int refusals) {
        FutureTask<Boolean> task = new FutureTask<>(() -> turns.run(SHORT, refusals, () -> {
            inside.countDown();
            OtherThreads.await(go);
            return true;
        }));
        new Thread(task, "first").start();
        OtherThreads.await(inside);
        return task;
    }
}
