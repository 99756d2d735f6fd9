package dev.gembind.adapters.csv;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which threads are inside a body now, so that a nested transaction is refused instead of waiting for itself. */
final class RunningBodies {
    private final Map<Thread, CsvScope> scopes = new ConcurrentHashMap<>();

    void requireNone() {
        CsvScope outer = scopes.get(Thread.currentThread());
        if (outer != null) {
            outer.doom();
            outer.requireNotDoomed();
        }
    }

    void enter(CsvScope scope) {
        scopes.put(Thread.currentThread(), scope);
    }

    void leave(CsvScope scope) {
        scopes.remove(Thread.currentThread());
        scope.close();
    }
}
