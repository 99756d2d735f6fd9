package dev.gembind.testkit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A running server on a leash: the shell that starts it also waits for the end of its own input, which comes when this
 * process closes it or ends in any way, and then stops the server at once.
 */
final class PostgresProcess {
    static final String LOG = "log.txt";

    private static final String LEASH = "exec 3<&0; \"$@\" </dev/null 3<&- & server=$!; "
            + "{ cat <&3 >/dev/null; kill -QUIT $server; } 2>/dev/null & exec 3<&-; wait $server";

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int PID_LINE = 0;
    private static final int STATUS_LINE = 7;

    private final Process leash;
    private final ProcessHandle server;

    private PostgresProcess(Process leash, ProcessHandle server) {
        this.leash = leash;
        this.server = server;
    }

    /**
     * Starts a server; returns when it takes connections.
     *
     * @throws IllegalStateException if it ends instead
     */
    static PostgresProcess start(Path folder, Stream<String> program, String... arguments) throws IOException {
        Path state = folder.resolve("data").resolve("postmaster.pid");
        Files.deleteIfExists(state); // a killed server leaves it, and it must not be taken for the new one's
        Process leash = launch(folder, Stream.concat(Stream.of("sh", "-c", LEASH, "sh"), program), arguments);
        await(() -> isReady(state) || !leash.isAlive());
        if (!leash.isAlive()) {
            leash.getOutputStream().close();
            throw new IllegalStateException(Files.readString(folder.resolve(LOG)));
        }
        long pid = Long.parseLong(line(state, PID_LINE));
        return new PostgresProcess(leash, ProcessHandle.of(pid).orElseThrow());
    }

    /** Runs a program to its end. */
    static void run(Path folder, Stream<String> program, String... arguments) throws IOException {
        Process process = launch(folder, program, arguments);
        await(() -> !process.isAlive());
        if (process.exitValue() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve(LOG)));
        }
    }

    /** Sends the signal nobody can refuse, and waits for the end. */
    void kill() {
        server.destroyForcibly();
        finish();
    }

    /** Asks for a fast shutdown, and waits for the end. */
    void stop() {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start();
        } catch (IOException e) {
            throw new IllegalStateException("the server cannot be asked to stop", e);
        }
        finish();
    }

    private void finish() {
        await(() -> !server.isAlive() && !leash.isAlive());
        try {
            leash.getOutputStream().close();
        } catch (IOException e) {
            throw new IllegalStateException("the shell's input cannot be closed", e);
        }
    }

    private static Process launch(Path folder, Stream<String> program, String... arguments) throws IOException {
        List<String> command = Stream.concat(program, Arrays.stream(arguments)).toList();
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve(LOG).toFile()))
                .start();
    }

    private static boolean isReady(Path state) {
        String status = line(state, STATUS_LINE).strip();
        return "ready".equals(status) || "standby".equals(status);
    }

    /** Returns a line of the server's state file, or an empty text while there is none. */
    private static String line(Path state, int number) {
        try {
            List<String> lines = Files.readAllLines(state);
            return lines.size() > number ? lines.get(number) : "";
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new IllegalStateException("the server's state cannot be read", e);
        }
    }

    private static void await(BooleanSupplier done) {
        long deadline = System.nanoTime() + PATIENCE;
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("PostgreSQL did not answer in time");
            }
            LockSupport.parkNanos(PAUSE);
        }
    }
}
