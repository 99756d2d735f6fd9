package dev.gembind.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/** Callers that do one thing after another in the background, until they are ended. */
final class Crowd {
    private final ExecutorService threads;
    private final List<Future<Boolean>> running = new ArrayList<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final LongAdder done = new LongAdder();
    private final long start = System.nanoTime();

    private Crowd(int size) {
        this.threads = Executors.newFixedThreadPool(size);
    }

    static Crowd of(int size, Clients.Operation operation) {
        Crowd crowd = new Crowd(size);
        for (int i = 0; i < size; i++) {
            crowd.running.add(crowd.threads.submit(() -> crowd.loop(operation)));
        }
        return crowd;
    }

    /** Returns how many things were done a second so far. */
    double perSecond() {
        return done.sum() / ((System.nanoTime() - start) / 1e9);
    }

    private boolean loop(Clients.Operation operation) throws Exception {
        while (!closing.get() && operation.run()) {
            done.increment();
        }
        return true;
    }

    /** Ends everybody; throws what one of them met. */
    void end() throws Exception {
        closing.set(true);
        try {
            for (Future<Boolean> one : running) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
    }
}
