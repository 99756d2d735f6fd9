package dev.gembind.app.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The configuration as found: either good, or with everything that is wrong with it. Immutable. */
public final class Configuration {
    private static final String HIDDEN = "***";
    private static final List<KeyGroup> PLATFORMS =
            List.of(PlatformKeys.DISCORD, PlatformKeys.TELEGRAM, PlatformKeys.TWITTER);
    private static final List<KeyGroup> SERVICES = Stream.concat(
                    PLATFORMS.stream(), Stream.of(ServiceKeys.PAYMENTS, ServiceKeys.COMPANION, ServiceKeys.MEDIA))
            .toList();

    private final Values values;
    private final List<Problem> problems;

    private Configuration(Values values, List<Problem> problems) {
        this.values = values;
        this.problems = List.copyOf(problems);
    }

    /** Reads all sources and checks everything. Nothing is written, and nothing but files is touched. */
    public static Configuration read(ConfigSources sources) {
        Layers layers = Layers.of(sources);
        Values values = new Values(layers.settings());
        List<Problem> problems = Stream.concat(layers.problems().stream(), Rules.broken(values).stream())
                .toList();
        return new Configuration(values, problems);
    }

    /** Returns everything that is wrong, or an empty list. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * Returns the values to work with.
     *
     * @throws IllegalStateException if there are problems
     */
    public AppConfig config() {
        if (!problems.isEmpty()) {
            throw new IllegalStateException("the configuration has problems: " + problems);
        }
        return new ConfigReader(values).read();
    }

    /** Tells whether anybody configured a platform, even wrongly. */
    public boolean namesPlatform() {
        // a key with a default, such as where the platform is, configures nothing by itself
        return PLATFORMS.stream()
                .flatMap(group -> group.keys().stream())
                .anyMatch(key -> key.fallback() == null && values.isSet(key));
    }

    /** Returns the keys of secrets of platforms and services that somebody set, even wrongly. */
    public List<String> serviceSecrets() {
        return SERVICES.stream()
                .flatMap(group -> group.keys().stream())
                .filter(key -> key.isSecret() && values.isSet(key))
                .map(Key::name)
                .toList();
    }

    /** Returns the titles of what was configured, but what this version does not have. */
    public List<String> unused() {
        return Feature.LATER.stream()
                .filter(feature -> feature.isOn(values))
                .map(Feature::title)
                .toList();
    }

    /** Returns every key that has a value, with its origin and without secrets. */
    public List<Row> rows() {
        return AllKeys.GROUPS.stream()
                .flatMap(group ->
                        group.keys().stream().map(key -> row(group, key)).flatMap(Optional::stream))
                .toList();
    }

    private Optional<Row> row(KeyGroup group, Key<?> key) {
        return values.setting(key)
                .map(setting -> new Row(
                        group.title(),
                        key.name(),
                        key.isSecret() ? HIDDEN : setting.value(),
                        setting.origin().toString()));
    }
}
