package dev.gembind.adapters.csv;

import java.io.IOException;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ForkJoinPool;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/** Plays many histories on all cores and keeps what went wrong, by seed. */
final class SimRun {
    private SimRun() {}

    static SortedMap<Long, Throwable> play(LongStream seeds, UnaryOperator<Disk> between) {
        SortedMap<Long, Throwable> broken = new ConcurrentSkipListMap<>();
        seeds.parallel().forEach(seed -> {
            try {
                new SimHistory(seed, between).play();
            } catch (IOException | RuntimeException | AssertionError e) {
                broken.put(seed, e);
            }
        });
        return broken;
    }

    static int cores() {
        return ForkJoinPool.commonPool().getParallelism() + 1;
    }
}
