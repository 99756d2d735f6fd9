package dev.gembind.app.cli;

import dev.gembind.core.transfer.CopyProgress;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One line on a terminal that tells how far long work has come; nothing where nobody looks. Thread-safe. */
final class ProgressLine implements CopyProgress, AutoCloseable {
    private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int WIDTH = 60;

    private final Surroundings surroundings;
    private long printed;
    private boolean visible;

    ProgressLine(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.printed = System.nanoTime() - BETWEEN_NANOS;
    }

    @Override
    public synchronized void done(String work, long rows) {
        long now = System.nanoTime();
        if (surroundings.terminal() && now - printed >= BETWEEN_NANOS) {
            printed = now;
            visible = true;
            String text = String.format(Locale.ROOT, "%s: %,d", work, rows);
            surroundings.err().print('\r' + text + " ".repeat(Math.max(0, WIDTH - text.length())));
            surroundings.err().flush();
        }
    }

    /** Wipes the line. */
    @Override
    public synchronized void close() {
        if (visible) {
            surroundings.err().print('\r' + " ".repeat(WIDTH) + '\r');
            surroundings.err().flush();
        }
    }
}
