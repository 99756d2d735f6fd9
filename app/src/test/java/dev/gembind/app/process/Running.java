package dev.gembind.app.process;

import dev.gembind.app.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The program as a process of its own. Its output is read while it runs, so that it never has to wait. */
final class Running implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final String END = "\0";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> seen = new ArrayList<>();

    private Running(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "test-output");
        reader.setDaemon(true);
        reader.start();
    }

    static Running start(Path folder, Map<String, String> environment, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new Running(builder.start());
    }

    /** Waits for a line that fits, and returns it. */
    String awaitLine(Predicate<String> fits) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < deadline) {
            String line = lines.poll(1, TimeUnit.SECONDS);
            if (line == null) {
                continue;
            }
            if (line.equals(END)) {
                break;
            }
            seen.add(line);
            if (fits.test(line)) {
                return line;
            }
        }
        throw new AssertionError("no such line among " + seen);
    }

    /** Waits until it takes requests, and returns where. */
    URI awaitReady() throws InterruptedException {
        String line = awaitLine(text -> text.contains("ready at "));
        return URI.create(
                line.substring(line.indexOf("ready at ") + "ready at ".length()).strip());
    }

    /** Asks it to end, as SIGTERM does. */
    void terminate() {
        // the process object itself would close its output too
        process.toHandle().destroy();
    }

    /** Ends it with SIGKILL. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        exitCode();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("still running; said " + output());
        }
        return process.exitValue();
    }

    /** Returns everything it has said so far. */
    String output() {
        lines.drainTo(seen);
        return String.join("\n", seen);
    }

    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            reader.lines().forEach(lines::add);
        } catch (UncheckedIOException | IOException e) {
            lines.add("output ended: " + e.getMessage());
        }
        lines.add(END);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
