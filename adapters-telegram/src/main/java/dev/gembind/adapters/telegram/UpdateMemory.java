package dev.gembind.adapters.telegram;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which updates this process is handling, and which it handled lately. Thread-safe. */
final class UpdateMemory {
    private static final int REMEMBERED = 10_000;

    /** How an update stands. */
    enum Standing {
        /** It is new, and now the caller's, who has to end it. */
        NEW,
        /** Another thread is handling it. */
        BUSY,
        /** It was handled. */
        HANDLED
    }

    private final Set<Integer> busy = new HashSet<>();
    private final Set<Integer> handled = new LinkedHashSet<>();

    synchronized Standing begin(int update) {
        if (handled.contains(update)) {
            return Standing.HANDLED;
        }
        return busy.add(update) ? Standing.NEW : Standing.BUSY;
    }

    /** Ends what was begun; an update that was not handled may be begun again. */
    synchronized void end(int update, boolean isHandled) {
        busy.remove(update);
        if (isHandled) {
            handled.add(update);
        }
        if (handled.size() > REMEMBERED) {
            handled.remove(handled.iterator().next());
        }
    }
}
