package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import dev.gembind.testkit.junit.LeakCheck;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class WorkersTest {
    private static final Work<Boolean> WORK = new Work<>("test", scope -> true, Duration.ofSeconds(30));

    private final CountDownLatch busy = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @Test
    void moreThanMayWaitAreRefusedAtOnce() throws Exception {
        try (Workers workers = new Workers("test", 1, 1)) {
            FutureTask<Boolean> running = start(workers);
            OtherThreads.await(busy);
            FutureTask<Boolean> waiting = start(workers);
            Until.holds(() -> workers.waiting() == 1);

            assertThatThrownBy(() -> workers.call(WORK, () -> true))
                    .isInstanceOfSatisfying(
                            StorageUnavailableException.class,
                            e -> assertThat(e.outcome()).isEqualTo(Outcome.NOT_COMMITTED))
                    .hasMessageContaining("too many");
            go.countDown();
            assertThat(running.get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(waiting.get(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closingFinishesWhatWaits() throws Exception {
        FutureTask<Boolean> running;
        FutureTask<Boolean> waiting;
        try (Workers workers = new Workers("test", 1, 1)) {
            running = start(workers);
            OtherThreads.await(busy);
            waiting = start(workers);
            Until.holds(() -> workers.waiting() == 1);
            go.countDown();
        }

        assertThat(running.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(waiting.get(30, TimeUnit.SECONDS)).isTrue();
    }

    private FutureTask<Boolean> start(Workers workers) {
        return OtherThreads.start(() -> workers.call(WORK, () -> {
            busy.countDown();
            OtherThreads.await(go);
            return true;
        }));
    }
}
