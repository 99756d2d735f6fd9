package dev.gembind.app.server;

import dev.gembind.app.config.AppConfig;
import dev.gembind.app.config.ConfigSources;
import dev.gembind.app.config.Configuration;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Configurations for servers of tests: any free ports, and a folder of the test. */
final class Configs {
    private Configs() {}

    static AppConfig in(Path folder, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PORT", "0",
                "GEMBIND_MANAGEMENT_PORT", "0",
                "CSV_DATA_DIR", folder.resolve("data").toString()));
        environment.putAll(more);
        return Configuration.read(new ConfigSources(Map.of(), environment, folder.resolve("none.env"), false))
                .config();
    }
}
