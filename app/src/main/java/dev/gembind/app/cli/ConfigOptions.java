package dev.gembind.app.cli;

import dev.gembind.app.config.AppConfig;
import dev.gembind.app.config.ConfigSources;
import dev.gembind.app.config.Configuration;
import dev.gembind.app.config.Problem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command takes its configuration from. */
final class ConfigOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "read KEY=VALUE lines from FILE instead of gembind.env")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "set a configuration key, stronger than environment and file; may be repeated")
    private Map<String, String> flags = new LinkedHashMap<>();

    ConfigSources sources(Surroundings surroundings) {
        Path named = file;
        Path path = named != null ? named : surroundings.folder().resolve(ConfigSources.DEFAULT_FILE);
        return new ConfigSources(flags, surroundings.environment(), path, named != null);
    }

    Configuration read(Surroundings surroundings) {
        return Configuration.read(sources(surroundings));
    }

    /**
     * Reads a configuration to work with.
     *
     * @throws CommandException with all problems if there are any
     */
    AppConfig require(Surroundings surroundings) {
        Configuration configuration = read(surroundings);
        if (!configuration.problems().isEmpty()) {
            throw new CommandException(ExitCode.CONFIGURATION, describe(configuration.problems()), null);
        }
        return configuration.config();
    }

    static String describe(List<Problem> problems) {
        StringBuilder out = new StringBuilder("the configuration has ")
                .append(problems.size())
                .append(problems.size() == 1 ? " problem:" : " problems:");
        problems.forEach(
                problem -> out.append(System.lineSeparator()).append("  ").append(problem));
        return out.toString();
    }
}
