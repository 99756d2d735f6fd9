package dev.gembind.adapters.csv;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which threads are inside a body now, so that a nested transaction is refused instead of waiting for itself. */
final class RunningBodies {
    private final Map<Thread, CsvScope> readers = new ConcurrentHashMap<>();
    private volatile @Nullable Thread writer;
    /** Touched by the writer's thread alone. */
    private @Nullable CsvScope writing;

    /** Refuses, and dooms the body that this thread is in, if it is in one. */
    void requireNone() {
        CsvScope outer = Thread.currentThread().equals(writer) ? writing : readers.get(Thread.currentThread());
        if (outer != null) {
            outer.doom();
            outer.requireNotDoomed();
        }
    }

    void enterRead(CsvScope scope) {
        readers.put(Thread.currentThread(), scope);
    }

    void leaveRead(CsvScope scope) {
        readers.remove(Thread.currentThread());
        scope.close();
    }

    /** There is one writing thread, so its bodies need no map. */
    void enterWrite(CsvScope scope) {
        if (!Thread.currentThread().equals(writer)) {
            writer = Thread.currentThread();
        }
        writing = scope;
    }

    void leaveWrite(CsvScope scope) {
        writing = null;
        scope.close();
    }
}
