package dev.gembind.adapters.csv;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageTimeoutException;
import dev.gembind.core.storage.StorageUnavailableException;
import dev.gembind.core.storage.TransactionBody;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One write on its way: from the caller who waits, through the commit thread, and back. */
final class WriteRequest<T> {
    private enum State {
        QUEUED,
        RUNNING,
        WITHDRAWN,
        LEFT,
        ANSWERED
    }

    private static final long UNTIL_RELEASED_NANOS = 1_000_000;

    private final String name;
    private final TransactionBody<T> body;
    private final Thread caller = Thread.currentThread();
    private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);
    private volatile @Nullable WakeUps released;
    private @Nullable T answer;
    private @Nullable Throwable failure;

    WriteRequest(String name, TransactionBody<T> body) {
        this.name = name;
        this.body = body;
    }

    String name() {
        return name;
    }

    /** Claims the request for the commit thread; false when the caller has given up. */
    boolean start() {
        return state.compareAndSet(State.QUEUED, State.RUNNING);
    }

    /** Runs the body and keeps what came of it until {@link #release}. */
    void run(CsvTransaction tx) {
        answer = body.run(tx);
    }

    void holdFailure(Throwable thrown) {
        failure = thrown;
    }

    boolean hasFailed() {
        return failure != null;
    }

    /** Binds the caller to wait for {@link #release}, however long; false when the caller has gone. */
    boolean answer() {
        return state.compareAndSet(State.RUNNING, State.ANSWERED) || state.get() == State.ANSWERED;
    }

    Thread caller() {
        return caller;
    }

    /** Gives the caller what was kept. It still sleeps, until one of the others wakes it. */
    void release(WakeUps others) {
        released = others;
    }

    /** Waits for the end. */
    T await(Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        boolean interrupted = false;
        WakeUps others = released;
        while (others == null) {
            interrupted |= Thread.interrupted();
            long left = end - System.nanoTime();
            if (interrupted || left <= 0) {
                leave(interrupted);
            }
            LockSupport.parkNanos(this, Math.max(left, UNTIL_RELEASED_NANOS));
            others = released;
        }
        others.wakeMore();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return result();
    }

    /** Stops waiting, unless the answer is about to come. */
    private void leave(boolean interrupted) {
        boolean withdrawn = state.compareAndSet(State.QUEUED, State.WITHDRAWN);
        if (!withdrawn && !state.compareAndSet(State.RUNNING, State.LEFT)) {
            return;
        }
        Outcome outcome = withdrawn ? Outcome.NOT_COMMITTED : Outcome.UNKNOWN;
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new StorageUnavailableException(outcome, "the wait for " + name + " was interrupted", null);
        }
        throw new StorageTimeoutException(outcome, name + " did not finish in time", null);
    }

    @SuppressWarnings("NullAway") // a body of a nullable type may answer null
    private T result() {
        if (failure != null) {
            throw WriteRequest.<RuntimeException>asItIs(failure);
        }
        return answer;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // a body's exception reaches its caller unwrapped
    private static <E extends Throwable> E asItIs(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
