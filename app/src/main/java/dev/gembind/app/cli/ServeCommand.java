package dev.gembind.app.cli;

import dev.gembind.app.Version;
import dev.gembind.app.config.AppConfig;
import dev.gembind.app.config.Configuration;
import dev.gembind.app.logging.LogStream;
import dev.gembind.app.logging.Logging;
import dev.gembind.app.play.PlayFolder;
import dev.gembind.app.server.Gembind;
import dev.gembind.app.server.World;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the server. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the server until it is asked to end (SIGTERM or Ctrl-C), which takes at most ten seconds.",
            "The log goes to standard output."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  gembind serve", "  gembind serve --config /etc/gembind.env", "  gembind serve --set PORT=8081"})
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    private final Surroundings surroundings;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return serve(surroundings, options);
    }

    static int serve(Surroundings surroundings, ConfigOptions options) {
        Configuration configuration = options.read(surroundings);
        AppConfig config = options.require(surroundings);
        if (PlayFolder.isOne(config.dataFolder())) {
            throw new CommandException(
                    ExitCode.CONFIGURATION,
                    "the folder " + config.dataFolder() + " belongs to a sandbox; set CSV_DATA_DIR to another",
                    null);
        }
        Logging.apply(config.log(), LogStream.OUT);
        LOG.info("Gembind {} on Java {}", Version.text(), Runtime.version());
        configuration
                .unused()
                .forEach(title -> LOG.warn("this version does not have {} yet; its keys are not used", title));
        if (config.discord() == null && config.telegram() == null) {
            LOG.warn("no platform is configured: nobody can sign in; see gembind config template");
        }
        World world = new World(surroundings.clock(), surroundings.random(), null);
        return new Foreground(surroundings.err())
                .run(() -> Gembind.start(config, world))
                .number();
    }
}
