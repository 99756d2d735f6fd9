package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nobody sees a change before it is on the device. */
@Tag("B-09")
class FlushClockTest {
    private final FlushClock clock = new FlushClock();

    @Test
    void whereNothingIsUnderWayNobodyWaits() throws InterruptedException {
        clock.begin();
        clock.finish();

        assertThat(clock.awaitAllSoFar(Duration.ofNanos(1))).isTrue();
    }

    @Test
    void aReaderWaitsForTheFlushOfWhatItMayHaveSeen() throws Exception {
        clock.begin();
        FutureTask<Boolean> reader = waiting();

        assertThat(reader.isDone()).isFalse();
        clock.finish();
        assertThat(reader.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aFlushThatTakesTooLongIsNoFlush() throws InterruptedException {
        clock.begin();

        assertThat(clock.awaitAllSoFar(Duration.ofMillis(2))).isFalse();
    }

    @Test
    void whatMayBeLostIsNotTold() throws Exception {
        clock.begin();
        FutureTask<Boolean> reader = waiting();
        clock.giveUp();

        assertThat(reader.get(30, TimeUnit.SECONDS)).isFalse();
        assertThat(clock.awaitAllSoFar(Duration.ofNanos(1)))
                .as("later readers see what was opened again")
                .isTrue();
    }

    private FutureTask<Boolean> waiting() {
        FutureTask<Boolean> reader = new FutureTask<>(() -> clock.awaitAllSoFar(Duration.ofSeconds(30)));
        Thread thread = new Thread(reader, "reader");
        thread.start();
        Until.holds(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return reader;
    }
}
