package dev.gembind.sandbox.faults;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest requests of one platform, so that people and tests can see what reached it. Bounded; thread-safe. */
public final class CallLog {
    private static final int KEPT = 500;

    private final InstantSource clock;
    private final Deque<Call> calls = new ArrayDeque<>();

    /** Makes an empty log. */
    public CallLog(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void add(String endpoint, int status, @Nullable FaultKind fault) {
        calls.addLast(new Call(clock.instant(), endpoint, status, fault));
        if (calls.size() > KEPT) {
            calls.removeFirst();
        }
    }

    /** Returns the newest requests, oldest first. */
    public synchronized List<Call> newest() {
        return List.copyOf(calls);
    }
}
