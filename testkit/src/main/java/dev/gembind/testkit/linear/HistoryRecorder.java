package dev.gembind.testkit.linear;

import dev.gembind.core.storage.StorageException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Writes down what clients do. Thread-safe.
 *
 * @param <I> what can be asked
 * @param <O> what can be answered
 */
public final class HistoryRecorder<I, O> {
    private final AtomicLong moments = new AtomicLong();
    private final Queue<Operation<I, O>> operations = new ConcurrentLinkedQueue<>();
    private final O noAnswer;

    /**
     * @param noAnswer what stands in place of an unknown answer
     */
    public HistoryRecorder(O noAnswer) {
        this.noAnswer = noAnswer;
    }

    /** Does an operation. One that certainly did not happen is left out; one whose fate is unknown is recorded as such. */
    public void run(int client, I input, Supplier<O> work) {
        long called = moments.incrementAndGet();
        try {
            O answer = work.get();
            operations.add(new Operation<>(client, input, answer, called, moments.incrementAndGet()));
        } catch (StorageException failure) {
            if (failure.outcome() == StorageException.Outcome.UNKNOWN) {
                operations.add(new Operation<>(client, input, noAnswer, called, Operation.NEVER));
            }
        }
    }

    /** Returns what has been written down. */
    public List<Operation<I, O>> history() {
        return List.copyOf(operations);
    }
}
