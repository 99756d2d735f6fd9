package dev.gembind.sandbox.faults;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The switches of one platform. Several faults may be on; the first that fits a request hits it. Safe for use by many
 * threads.
 */
public final class FaultSwitches {
    private static final int MOST = 100;

    private final Listening listening;
    private final List<ActiveFault> active = new ArrayList<>();
    private final Deque<ActiveFault> holding = new ArrayDeque<>();
    private long lastId;

    /** Makes switches for the server whose listening DOWN stops. */
    public FaultSwitches(Listening listening) {
        this.listening = listening;
    }

    /** The port of a platform, as far as DOWN is concerned. */
    public interface Listening {
        /** Stops or starts listening on the same port. */
        void listen(boolean on);
    }

    /**
     * Switches a fault on.
     *
     * @return the number for {@link #turnOff}
     * @throws IllegalStateException if 100 faults are on already
     */
    public synchronized long turnOn(Fault fault) {
        if (active.size() >= MOST) {
            throw new IllegalStateException("no more than " + MOST + " faults at a time");
        }
        if (fault.kind() == FaultKind.DOWN) {
            listening.listen(false);
        }
        ActiveFault entry = new ActiveFault(++lastId, fault);
        active.add(entry);
        return entry.id();
    }

    /** Switches a fault off and lets go of the requests it holds; false when there is no such fault. */
    public synchronized boolean turnOff(long id) {
        Optional<ActiveFault> found =
                active.stream().filter(entry -> entry.id() == id).findFirst();
        found.ifPresent(entry -> {
            active.remove(entry);
            entry.release();
            listenUnlessDown();
        });
        return found.isPresent();
    }

    /** Switches everything off and lets go of all held requests. */
    public synchronized void clear() {
        active.forEach(ActiveFault::release);
        active.clear();
        holding.forEach(ActiveFault::release);
        holding.clear();
        listening.listen(true);
    }

    /** Returns what is on now, oldest first. */
    public synchronized List<ActiveFault> active() {
        return List.copyOf(active);
    }

    /** Takes one use of the first fault that hits this call. */
    synchronized Optional<ActiveFault> take(String endpoint) {
        return use(active.stream()
                .filter(entry -> !entry.fault().kind().changesUpdates())
                .filter(entry -> entry.fault().hits(endpoint))
                .findFirst());
    }

    /** Takes one use of a fault of this kind, if it is on. */
    public synchronized Optional<ActiveFault> take(FaultKind kind) {
        return use(active.stream().filter(entry -> entry.fault().kind() == kind).findFirst());
    }

    private Optional<ActiveFault> use(Optional<ActiveFault> found) {
        found.ifPresent(entry -> {
            entry.use();
            if (entry.left() == 0) {
                active.remove(entry);
                hold(entry);
            }
        });
        return found;
    }

    /** A used-up fault may still hold its last requests; clear() must reach them. */
    private void hold(ActiveFault entry) {
        holding.addLast(entry);
        if (holding.size() > MOST) {
            holding.removeFirst().release();
        }
    }

    private void listenUnlessDown() {
        if (active.stream().noneMatch(entry -> entry.fault().kind() == FaultKind.DOWN)) {
            listening.listen(true);
        }
    }
}
