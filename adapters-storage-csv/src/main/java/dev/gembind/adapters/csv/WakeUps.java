package dev.gembind.adapters.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Wakes the callers of a batch in a cascade: whoever is awake wakes two more. So the commit thread goes on to the next
 * batch at once, where waking hundreds of callers would take it longer than their transactions did.
 *
 * <p>Everyone in it must call {@link #wakeMore} once. Thread-safe.
 */
final class WakeUps {
    private static final int EACH_WAKES = 2;

    private final List<Thread> sleepers;
    private final AtomicInteger next = new AtomicInteger();

    private WakeUps(List<Thread> sleepers) {
        this.sleepers = sleepers;
    }

    /** Answers all that have run and whose callers have not gone away meanwhile. */
    static void answer(List<? extends WriteRequest<?>> requests) {
        List<WriteRequest<?>> waiting = new ArrayList<>(requests.size());
        List<Thread> sleepers = new ArrayList<>(requests.size());
        for (WriteRequest<?> request : requests) {
            if (request.answer()) {
                waiting.add(request);
                sleepers.add(request.caller());
            }
        }
        WakeUps all = new WakeUps(sleepers);
        waiting.forEach(request -> request.release(all));
        all.wakeMore();
    }

    /** Wakes the next two, if there are any. */
    void wakeMore() {
        if (next.get() >= sleepers.size()) {
            return;
        }
        int from = next.getAndAdd(EACH_WAKES);
        int end = Math.min(from + EACH_WAKES, sleepers.size());
        for (int i = from; i < end; i++) {
            LockSupport.unpark(sleepers.get(i));
        }
    }
}
