package dev.gembind.adapters.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Wakes the callers of a batch in two steps: the commit thread wakes as many as the square root of all, and each of these as
 * many again. So the commit thread goes on to the next batch soon, where waking hundreds of callers would take it longer
 * than their transactions did. More steps would cost less on an idle machine, but on a busy one each waits for a processor.
 *
 * <p>Everyone in it must call {@link #wakeMore} once. Thread-safe.
 */
final class WakeUps {
    private final List<Thread> sleepers;
    private final int eachWakes;
    private final AtomicInteger next = new AtomicInteger();

    private WakeUps(List<Thread> sleepers) {
        this.sleepers = sleepers;
        this.eachWakes = (int) Math.ceil(Math.sqrt(sleepers.size()));
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

    /** Wakes some more, if there are any. */
    void wakeMore() {
        if (next.get() >= sleepers.size()) {
            return;
        }
        int from = next.getAndAdd(eachWakes);
        int end = Math.min(from + eachWakes, sleepers.size());
        for (int i = from; i < end; i++) {
            LockSupport.unpark(sleepers.get(i));
        }
    }
}
