package dev.gembind.testkit.race;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Runs bodies on threads of their own that all start together. Every race ends: within a minute, or with an error. */
public final class Race {
    private static final long DEADLINE_SECONDS = 60;

    private Race() {}

    /** Runs one body for each of the numbers 0 to {@code runners - 1}; returns their answers in that order. */
    public static <T> List<T> run(int runners, IntFunction<T> body) {
        List<Callable<T>> bodies = new ArrayList<>();
        for (int i = 0; i < runners; i++) {
            int number = i;
            bodies.add(() -> body.apply(number));
        }
        return run(bodies);
    }

    /**
     * Runs the bodies; returns their answers in the same order.
     *
     * @throws AssertionError if a body threw (the first one's exception is its cause) or did not end in time
     */
    public static <T> List<T> run(List<? extends Callable<T>> bodies) {
        CyclicBarrier line = new CyclicBarrier(bodies.size());
        List<FutureTask<T>> tasks = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (Callable<T> body : bodies) {
            FutureTask<T> task = new FutureTask<>(() -> {
                await(line);
                return body.call();
            });
            tasks.add(task);
            Thread thread = new Thread(task, "race-" + threads.size());
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        try {
            return answers(tasks);
        } finally {
            finish(threads);
        }
    }

    private static void await(CyclicBarrier line) throws InterruptedException {
        try {
            line.await(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("not everybody came to the starting line", e);
        }
    }

    private static <T> List<T> answers(List<FutureTask<T>> tasks) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        List<T> answers = new ArrayList<>();
        @Nullable Throwable failure = null;
        for (FutureTask<T> task : tasks) {
            try {
                answers.add(task.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
            } catch (ExecutionException e) {
                failure = failure == null ? e.getCause() : failure;
            } catch (TimeoutException e) {
                throw new AssertionError("a runner did not end within " + DEADLINE_SECONDS + " seconds", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("the race was interrupted", e);
            }
        }
        if (failure != null) {
            throw new AssertionError("a runner failed: " + failure, failure);
        }
        return answers;
    }

    private static void finish(List<Thread> threads) {
        for (Thread thread : threads) {
            if (thread.isAlive()) {
                thread.interrupt();
            }
        }
    }
}
