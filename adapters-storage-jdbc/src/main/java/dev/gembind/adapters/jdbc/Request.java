package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageTimeoutException;
import dev.gembind.core.storage.StorageUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work on its way from a caller, who waits, to a thread of the storage and back. Nothing a caller does, least of all being
 * interrupted, reaches the thread that holds the connection.
 *
 * @param <T> the answer
 */
final class Request<T> {
    private enum State {
        QUEUED,
        STARTED,
        WITHDRAWN
    }

    private final String name;
    private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);
    private final CountDownLatch answered = new CountDownLatch(1);
    private @Nullable T answer;
    private @Nullable Throwable failure;

    Request(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Claims the work for a thread of the storage; false when the caller has given up. */
    boolean start() {
        return state.compareAndSet(State.QUEUED, State.STARTED);
    }

    /** Gives up before anybody has begun; false when it is too late for that. */
    boolean withdraw() {
        return state.compareAndSet(State.QUEUED, State.WITHDRAWN);
    }

    /** Does the work, perhaps again, and keeps what came of it until {@link #publish}. */
    void run(Supplier<T> work) {
        failure = null;
        try {
            answer = work.get();
        } catch (Throwable e) { // whatever it is, it is the caller's
            failure = e;
        }
    }

    /** Returns why there is no answer, or null when there is one. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** Replaces what was kept. */
    void fail(Throwable reason) {
        failure = reason;
    }

    /** Gives the caller what was kept. */
    void publish() {
        answered.countDown();
    }

    /**
     * Waits for the answer.
     *
     * @throws StorageTimeoutException if it takes too long; nothing was done if the work had not begun
     * @throws StorageUnavailableException if the caller is interrupted, which leaves the interrupt flag set
     */
    T await(Duration deadline) {
        try {
            if (!answered.await(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new StorageTimeoutException(giveUp(), name + " did not finish within " + deadline, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageUnavailableException(giveUp(), "the wait for " + name + " was interrupted", e);
        }
        return result();
    }

    private Outcome giveUp() {
        return withdraw() ? Outcome.NOT_COMMITTED : Outcome.UNKNOWN;
    }

    @SuppressWarnings("NullAway") // a body of a nullable type may answer null
    private T result() {
        if (failure != null) {
            throw Request.<RuntimeException>asItIs(failure);
        }
        return answer;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // a body's exception reaches its caller unwrapped
    private static <E extends Throwable> E asItIs(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
