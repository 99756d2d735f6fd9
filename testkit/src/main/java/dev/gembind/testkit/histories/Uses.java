package dev.gembind.testkit.histories;

import dev.gembind.core.bindings.PlatformAccount;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Counts who used which attempt up, and keeps what was seen to be broken. Thread-safe. */
final class Uses {
    private final Map<String, Set<PlatformAccount>> openers = new ConcurrentHashMap<>();
    private final Set<String> bound = ConcurrentHashMap.newKeySet();
    private final Set<String> signedIn = ConcurrentHashMap.newKeySet();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();

    void opened(String attempt, PlatformAccount by) {
        Set<PlatformAccount> all = openers.computeIfAbsent(attempt, id -> ConcurrentHashMap.newKeySet());
        all.add(by);
        if (all.size() > 1) {
            broken.add("I5: attempt " + attempt + " was opened by " + all);
        }
    }

    void bound(String attempt) {
        if (!bound.add(attempt)) {
            broken.add("I5: attempt " + attempt + " bound twice");
        }
    }

    void signedIn(String attempt) {
        if (!signedIn.add(attempt)) {
            broken.add("I5: attempt " + attempt + " signed in twice");
        }
    }

    void brokenRule(String what) {
        broken.add(what);
    }

    List<String> broken() {
        return List.copyOf(broken);
    }
}
