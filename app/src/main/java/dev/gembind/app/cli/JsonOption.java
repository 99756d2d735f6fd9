package dev.gembind.app.cli;

import picocli.CommandLine.Option;

/** Whether a command prints for programs. */
final class JsonOption {
    @Option(names = "--json", description = "print JSON")
    private boolean json;

    boolean isOn() {
        return json;
    }
}
