package dev.gembind.adapters.csv;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue of requests for one taker. Callers add without a lock, so that hundreds of them do not queue for the
 * queue; the taker sleeps only when there is nothing, and only the first caller then pays for waking it.
 */
final class RequestQueue {
    private final Queue<WriteRequest<?>> requests = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicReference<@Nullable Thread> sleeper = new AtomicReference<>();
    private final int capacity;

    RequestQueue(int capacity) {
        this.capacity = capacity;
    }

    /** Adds a request, or tells that there is no room. */
    boolean offer(WriteRequest<?> request) {
        if (size.incrementAndGet() > capacity) {
            size.decrementAndGet();
            return false;
        }
        requests.add(request);
        wakeTaker();
        return true;
    }

    /** Lets the taker look again. */
    void wakeTaker() {
        if (sleeper.get() != null) {
            Thread thread = sleeper.getAndSet(null);
            if (thread != null) {
                LockSupport.unpark(thread);
            }
        }
    }

    /** Takes the oldest request, or null when there is none. */
    @Nullable
    WriteRequest<?> poll() {
        WriteRequest<?> request = requests.poll();
        if (request != null) {
            size.decrementAndGet();
        }
        return request;
    }

    boolean isEmpty() {
        return requests.isEmpty();
    }

    /** Sleeps until there may be a request, waiting may have become pointless, or the time is over. */
    void awaitRequest(BooleanSupplier worthwhile, long nanos) {
        sleeper.set(Thread.currentThread());
        if (requests.isEmpty() && worthwhile.getAsBoolean()) {
            LockSupport.parkNanos(this, nanos);
        }
        sleeper.set(null);
    }
}
