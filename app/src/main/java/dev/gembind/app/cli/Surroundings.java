package dev.gembind.app.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a command finds around it.
 *
 * @param environment the process environment
 * @param folder the working folder
 * @param out takes data
 * @param err takes messages
 * @param terminal whether a person watches the messages
 * @param clock tells the time
 * @param random makes secrets
 */
public record Surroundings(
        Map<String, String> environment,
        Path folder,
        PrintWriter out,
        PrintWriter err,
        boolean terminal,
        InstantSource clock,
        SecureRandom random) {
    /** Copies the environment. */
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Returns those of this process. */
    public static Surroundings ofProcess() {
        return new Surroundings(
                System.getenv(),
                Path.of(""),
                writer(System.out),
                writer(System.err),
                Terminal.isThere(),
                InstantSource.system(),
                new SecureRandom());
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
