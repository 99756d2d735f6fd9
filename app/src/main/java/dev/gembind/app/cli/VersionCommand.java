package dev.gembind.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gembind.app.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says which version this is. */
@Command(name = "version", mixinStandardHelpOptions = true, description = "Prints the version.")
final class VersionCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private JsonOption json = new JsonOption();

    VersionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String java = Runtime.version().toString();
        surroundings
                .out()
                .println(
                        json.isOn()
                                ? JsonNodeFactory.instance
                                        .objectNode()
                                        .put("version", Version.text())
                                        .put("java", java)
                                        .toString()
                                : "gembind " + Version.text() + " on Java " + java);
        return ExitCode.DONE.number();
    }
}
