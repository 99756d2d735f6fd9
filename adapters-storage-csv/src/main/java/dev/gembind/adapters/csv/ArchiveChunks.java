package dev.gembind.adapters.csv;

import dev.gembind.core.storage.MovableRows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Hands on the first so many rows of a log, some at a time; when the log is read again, goes on where it was. */
final class ArchiveChunks<V> {
    private final Predicate<List<V>> sink;
    private final List<V> chunk = new ArrayList<>();
    private long missing;
    private long taken;
    private long toSkip;
    private boolean more = true;

    /** @param rows how many rows there are to hand on */
    ArchiveChunks(long rows, Predicate<List<V>> sink) {
        this.missing = rows;
        this.sink = sink;
    }

    /** Begins at the first row again; those that were taken are skipped. */
    void begin() {
        toSkip = taken;
    }

    /** Skips so many rows if all of them were taken before. */
    boolean skips(long rows) {
        boolean skipped = rows <= toSkip;
        toSkip -= skipped ? rows : 0;
        return skipped;
    }

    /** Takes the next row; those behind the last one to hand on are dropped. */
    void add(V row) {
        if (missing > 0 && more) {
            missing--;
            taken++;
            put(row);
        }
    }

    long missing() {
        return missing;
    }

    boolean wantsMore() {
        return more;
    }

    /** Hands on what is left, and rows that are in no file. */
    void finish(List<V> last) {
        last.forEach(row -> {
            if (more) {
                put(row);
            }
        });
        flush();
    }

    private void put(V row) {
        chunk.add(row);
        if (chunk.size() == MovableRows.CHUNK) {
            flush();
        }
    }

    private void flush() {
        if (more && !chunk.isEmpty()) {
            more = sink.test(List.copyOf(chunk));
        }
        chunk.clear();
    }
}
