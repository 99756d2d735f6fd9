package dev.gembind.app.cli;

import dev.gembind.app.config.Configuration;
import dev.gembind.app.config.LogConfig;
import dev.gembind.app.logging.LogStream;
import dev.gembind.app.logging.Logging;
import dev.gembind.app.play.Play;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the product against simulated platforms. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the whole product against simulated platforms on this machine.",
            "Nothing is real, and nothing leaves the machine. Does not start beside real secrets."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  gembind sandbox", "  gembind sandbox --data play --set PORT=8081"})
final class SandboxCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "keep the data in DIR, to go on with it at the next start")
    private @Nullable Path data;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "which people to invent (default: ${DEFAULT-VALUE})",
            defaultValue = "1")
    private long seed;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    SandboxCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return play(surroundings, options, data, seed);
    }

    static int play(Surroundings surroundings, ConfigOptions options, @Nullable Path data, long seed) {
        Configuration configuration = options.read(surroundings);
        if (!configuration.problems().isEmpty()) {
            throw new CommandException(ExitCode.CONFIGURATION, ConfigOptions.describe(configuration.problems()), null);
        }
        LogConfig log = configuration.config().log();
        Logging.apply(log, LogStream.OUT);
        Play.Setup setup =
                new Play.Setup(options.sources(surroundings), data, seed, surroundings.clock(), surroundings.random());
        return new Foreground(surroundings.err())
                .run(() -> {
                    Play play = Play.start(setup);
                    surroundings.out().println(play.banner());
                    return play;
                })
                .number();
    }
}
