package dev.gembind.app;

import dev.gembind.app.cli.Cli;
import dev.gembind.app.cli.Surroundings;
import java.util.List;

/** Where the program begins. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(Cli.run(List.of(args), Surroundings.ofProcess()));
    }
}
