package dev.gembind.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Callers that do one thing after another, each on its own thread, as fast as they are answered. */
final class Clients {
    private static final int MAX_SAMPLES = 1 << 20;

    private Clients() {}

    /** One operation; false when there is nothing left to do. */
    @FunctionalInterface
    interface Operation {
        boolean run() throws Exception;
    }

    /**
     * What was measured.
     *
     * @param perSecond operations of all clients together
     * @param p50Micros the median time of one
     * @param p99Micros the time 99 of 100 stayed below
     * @param cpuMicros what the whole process used of the processors for one; a busy machine disturbs it least
     */
    record Measured(double perSecond, double p50Micros, double p99Micros, double cpuMicros) {
        /** Returns what it comes to when half of all operations are of the one kind, and half of the other. */
        Measured inTurnWith(Measured other) {
            return new Measured(
                    2 / (1 / perSecond + 1 / other.perSecond),
                    (p50Micros + other.p50Micros) / 2,
                    Math.max(p99Micros, other.p99Micros),
                    (cpuMicros + other.cpuMicros) / 2);
        }
    }

    /** Runs until the time is over or nothing is left. Starting the threads does not count. */
    static Measured run(int clients, Duration duration, Operation operation) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            CountDownLatch ready = new CountDownLatch(clients);
            CountDownLatch go = new CountDownLatch(1);
            List<Future<long[]>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> {
                    ready.countDown();
                    go.await();
                    return loop(System.nanoTime() + duration.toNanos(), operation);
                }));
            }
            ready.await();
            long cpu = cpuNanos();
            long start = System.nanoTime();
            go.countDown();
            List<long[]> times = new ArrayList<>();
            for (Future<long[]> client : running) {
                times.add(client.get());
            }
            return measured(times, (System.nanoTime() - start) / 1e9, (cpuNanos() - cpu) / 1e3);
        } finally {
            threads.shutdown();
        }
    }

    private static long[] loop(long end, Operation operation) throws Exception {
        long[] times = new long[1024];
        int count = 0;
        long start = System.nanoTime();
        while (start < end && operation.run()) {
            if (count == times.length && count < MAX_SAMPLES) {
                times = Arrays.copyOf(times, count * 2);
            }
            long now = System.nanoTime();
            times[Math.min(count, MAX_SAMPLES - 1)] = now - start;
            start = now;
            count++;
        }
        return Arrays.copyOf(times, Math.min(count, MAX_SAMPLES));
    }

    private static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }

    private static Measured measured(List<long[]> clients, double seconds, double cpuMicros) {
        long[] all = clients.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        if (all.length == 0) {
            return new Measured(0, 0, 0, 0);
        }
        return new Measured(
                all.length / seconds,
                all[all.length / 2] / 1e3,
                all[(int) (all.length * 0.99)] / 1e3,
                cpuMicros / all.length);
    }
}
