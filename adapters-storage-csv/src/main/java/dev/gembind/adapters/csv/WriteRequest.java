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
        DONE
    }

    private final String name;
    private final TransactionBody<T> body;
    private final Thread caller = Thread.currentThread();
    private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);
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

    /** Runs the body and keeps what came of it until {@link #publish}. */
    void run(CsvTransaction tx) {
        answer = body.run(tx);
    }

    void holdFailure(Throwable thrown) {
        failure = thrown;
    }

    /** Gives the caller what was kept. */
    void publish() {
        state.set(State.DONE);
        LockSupport.unpark(caller);
    }

    /** Waits for the end. */
    T await(Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        while (state.get() != State.DONE) {
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                throw new StorageUnavailableException(
                        Outcome.UNKNOWN, "the wait for " + name + " was interrupted", null);
            }
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw timeout();
            }
            LockSupport.parkNanos(this, left);
        }
        return result();
    }

    private StorageTimeoutException timeout() {
        boolean withdrawn = state.compareAndSet(State.QUEUED, State.WITHDRAWN);
        return new StorageTimeoutException(
                withdrawn ? Outcome.NOT_COMMITTED : Outcome.UNKNOWN, name + " did not finish in time", null);
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
