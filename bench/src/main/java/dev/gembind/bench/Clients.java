package dev.gembind.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Callers that do one thing after another, each on its own thread, as fast as they are answered. */
final class Clients {
    private static final int MAX_SAMPLES = 1 << 20;

    private Clients() {}

    /** One operation. */
    @FunctionalInterface
    interface Operation {
        void run() throws Exception;
    }

    /**
     * What was measured.
     *
     * @param perSecond operations of all clients together
     * @param p50Micros the median time of one
     * @param p99Micros the time 99 of 100 stayed below
     */
    record Measured(double perSecond, double p50Micros, double p99Micros) {}

    static Measured run(int clients, Duration duration, Operation operation) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        AtomicBoolean stop = new AtomicBoolean();
        List<Callable<long[]>> work = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            work.add(() -> loop(stop, operation));
        }
        long start = System.nanoTime();
        List<Future<long[]>> running = new ArrayList<>();
        work.forEach(task -> running.add(threads.submit(task)));
        threads.shutdown();
        threads.awaitTermination(duration.toNanos(), java.util.concurrent.TimeUnit.NANOSECONDS);
        stop.set(true);
        List<long[]> times = new ArrayList<>();
        for (Future<long[]> client : running) {
            times.add(client.get());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return measured(times, seconds);
    }

    private static long[] loop(AtomicBoolean stop, Operation operation) throws Exception {
        long[] times = new long[1024];
        int count = 0;
        while (!stop.get()) {
            long start = System.nanoTime();
            operation.run();
            if (count == times.length && count < MAX_SAMPLES) {
                times = Arrays.copyOf(times, count * 2);
            }
            times[Math.min(count, MAX_SAMPLES - 1)] = System.nanoTime() - start;
            count++;
        }
        return Arrays.copyOf(times, Math.min(count, MAX_SAMPLES));
    }

    private static Measured measured(List<long[]> clients, double seconds) {
        long[] all = clients.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        if (all.length == 0) {
            return new Measured(0, 0, 0);
        }
        return new Measured(all.length / seconds, all[all.length / 2] / 1e3, all[(int) (all.length * 0.99)] / 1e3);
    }
}
