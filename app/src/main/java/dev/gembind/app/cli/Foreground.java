package dev.gembind.app.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * Keeps a server in the foreground until the process is asked to end (SIGTERM, or Ctrl-C). Then the server is closed,
 * and the process ends with 0; with 1 if closing takes too long, since whoever asked will not wait for ever.
 */
final class Foreground {
    private static final Duration PATIENCE = Duration.ofMillis(9_500);

    private final PrintWriter err;
    private volatile AutoCloseable running = () -> {};

    Foreground(PrintWriter err) {
        this.err = err;
    }

    /** Starts a server and stays; returns only if it cannot be started, by the exception that says why. */
    ExitCode run(Supplier<? extends AutoCloseable> start) {
        Thread hook = new Thread(this::end, "gembind-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            running = start.get();
        } catch (RuntimeException e) {
            // the command ends by this failure, with its own exit code
            Runtime.getRuntime().removeShutdownHook(hook);
            throw e;
        }
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.DONE;
    }

    // a signal would otherwise end the process with 128 and its number
    private void end() {
        Thread closing = new Thread(this::close, "gembind-closing");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (closing.isAlive()) {
            err.println("gembind: not everything could be ended within " + PATIENCE.toMillis() + " ms");
        }
        Runtime.getRuntime().halt((closing.isAlive() ? ExitCode.FAILED : ExitCode.DONE).number());
    }

    private void close() {
        try {
            running.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            err.println("gembind: closing failed: " + e.getMessage());
        }
    }
}
