package dev.gembind.sandbox.telegram;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The one lock of the simulated Telegram, the news that something changed, and how often it did. */
final class Scene {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private long version;
    private boolean over;

    /** Runs a step that only reads. */
    <T> T look(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    /** Runs a step that changes what people see and wakes everybody who waits. */
    <T> T change(Supplier<T> step) {
        return wake(() -> {
            T result = step.get();
            version++;
            return result;
        });
    }

    /** Runs a step that concerns only those who wait, and wakes them. */
    <T> T wake(Supplier<T> step) {
        lock.lock();
        try {
            T result = step.get();
            news.signalAll();
            return result;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the condition holds, the time is up or the scene is over; says whether the condition holds. */
    boolean await(BooleanSupplier condition, Duration time) {
        lock.lock();
        try {
            long left = time.toNanos();
            while (!condition.getAsBoolean() && left > 0 && !over) {
                left = news.awaitNanos(left);
            }
            return condition.getAsBoolean();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return condition.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    long version() {
        return look(() -> version);
    }

    boolean isOver() {
        return look(() -> over);
    }

    void end() {
        change(() -> over = true);
    }
}
