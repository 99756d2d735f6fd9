package dev.gembind.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What {@code ./start.sh} runs when it is given no command. */
@Command(
        name = "start",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Runs serve when a platform is configured, and sandbox otherwise.")
final class StartCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    StartCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return options.read(surroundings).namesPlatform()
                ? ServeCommand.serve(surroundings, options)
                : SandboxCommand.play(surroundings, options, null, 1);
    }
}
