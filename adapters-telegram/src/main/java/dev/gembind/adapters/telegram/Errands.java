package dev.gembind.adapters.telegram;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

/**
 * Knows for which update something is sent: for the one that the sending thread is handling. Thread-safe.
 */
final class Errands {
    private final Map<Thread, Errand> current = new ConcurrentHashMap<>();
    private final IntConsumer settled;

    /**
     * @param settled hears of each update that is settled, on whichever thread settles it; never blocks, never throws
     */
    Errands(IntConsumer settled) {
        this.settled = settled;
    }

    /** Handles an update. If that throws, the update is never settled. */
    Errand run(int update, Runnable handling) {
        Errand errand = new Errand(() -> settled.accept(update));
        current.put(Thread.currentThread(), errand);
        try {
            handling.run();
        } finally {
            current.remove(Thread.currentThread());
        }
        errand.done();
        return errand;
    }

    /** Returns the same call, as an answer to the update that this thread is handling, if it is handling one. */
    Outgoing answer(Outgoing outgoing) {
        Errand errand = current.get(Thread.currentThread());
        if (errand == null) {
            return outgoing;
        }
        errand.add();
        return outgoing.on(errand);
    }
}
