package dev.gembind.app.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lays the sources over each other and finds keys that nobody knows. */
final class Layers {
    private static final String OWN_PREFIX = "GEMBIND_";

    private final Map<String, Setting> settings = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private Layers() {}

    static Layers of(ConfigSources sources) {
        Layers layers = new Layers();
        EnvFile file = EnvFile.read(sources.file(), sources.fileExpected());
        layers.problems.addAll(file.problems());
        file.settings().forEach(layers::put);
        // other programs have keys in the environment too; only those with our prefix must be ours
        sources.environment().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(OWN_PREFIX) || isKnown(entry.getKey()))
                .forEach(entry -> layers.put(entry.getKey(), entry.getValue(), Origin.ENVIRONMENT));
        sources.flags().forEach(layers::flag);
        new SecretFiles(layers.settings, layers.problems).resolve();
        return layers;
    }

    Map<String, Setting> settings() {
        return settings;
    }

    List<Problem> problems() {
        return problems;
    }

    private void flag(String name, String value) {
        if (AllKeys.find(name)
                .filter(key -> key.isSecret() && key.name().equals(name))
                .isPresent()) {
            problems.add(new Problem(
                    name,
                    "is on the command line, where every user of this machine can read it",
                    "Set it in the environment, or name a file with " + name + "_FILE."));
        } else {
            put(name, value, Origin.FLAG);
        }
    }

    private void put(String name, String value, Origin origin) {
        if (!value.isBlank()) {
            put(name, new Setting(value.strip(), origin));
        }
    }

    private void put(String name, Setting setting) {
        if (isKnown(name)) {
            settings.put(name, setting);
        } else {
            problems.add(unknown(name, setting.origin()));
        }
    }

    private static boolean isKnown(String name) {
        return AllKeys.find(name).isPresent();
    }

    private static Problem unknown(String name, Origin origin) {
        Optional<String> meant = Spelling.nearest(name);
        return new Problem(
                name,
                "(from " + origin + ") is no configuration key",
                meant.map(key -> "Did you mean " + key + "?")
                        .orElse("Remove it; gembind config template lists every key."));
    }
}
