package dev.gembind.app.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where to look for values, the strongest first.
 *
 * @param flags keys and values of the command line
 * @param environment the process environment
 * @param file a file of KEY=VALUE lines
 * @param fileExpected whether it is a mistake when the file is missing
 */
public record ConfigSources(
        Map<String, String> flags, Map<String, String> environment, Path file, boolean fileExpected) {
    /** The file that is read when none is named. */
    public static final String DEFAULT_FILE = "gembind.env";

    /** Copies the maps. */
    public ConfigSources {
        flags = Map.copyOf(flags);
        environment = Map.copyOf(environment);
    }
}
