package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Lets transactions of this process run side by side, but one that was refused a few times alone: where everybody wants the
 * same rows, optimism would have all but one start over for ever. Other processes are still in the race.
 */
final class Turns {
    private static final int REFUSALS = 3;

    private final ReadWriteLock lock = new ReentrantReadWriteLock(true); // fair: who is to run alone gets its turn

    /**
     * Does work that was refused so many times before.
     *
     * @throws StorageTimeoutException if others take too long
     */
    <T> T run(Work<?> work, int refusals, Supplier<T> doing) {
        Lock turn = refusals < REFUSALS ? lock.readLock() : lock.writeLock();
        if (!take(turn, work.deadline())) {
            throw new StorageTimeoutException(Outcome.NOT_COMMITTED, work.name() + " did not get its turn", null);
        }
        try {
            return doing.get();
        } finally {
            turn.unlock();
        }
    }

    private boolean take(Lock turn, Duration longest) {
        try {
            return turn.tryLock(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread()
                    .interrupt(); // nobody interrupts threads of the storage; if it happens, it counts as late
            return false;
        }
    }
}
