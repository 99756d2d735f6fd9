package dev.gembind.adapters.csv;

import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Plays histories with crashes. {@code -Dgembind.crash.seed=N} replays one, {@code -Dgembind.crash.histories=N} plays
 * that many.
 */
@Tag("B-02")
@Tag("B-09")
class CrashSimulatorTest {
    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS) // for a hundred thousand histories; the usual ones take seconds
    void noCrashLosesOrSplitsAnAcknowledgedChange() {
        Long only = Long.getLong("gembind.crash.seed");
        int histories = Integer.getInteger("gembind.crash.histories", 10_000);
        LongStream seeds = only == null ? LongStream.rangeClosed(1, histories) : LongStream.of(only);

        SortedMap<Long, Throwable> broken = SimRun.play(seeds, UnaryOperator.identity());

        System.out.printf(
                "crash simulator: seeds 1 to %d on %d cores, %d broken%n", histories, SimRun.cores(), broken.size());
        if (!broken.isEmpty()) {
            long seed = broken.firstKey();
            throw new AssertionError(
                    "seeds " + broken.keySet() + "; replay with -Dgembind.crash.seed=" + seed, broken.get(seed));
        }
    }
}
