package dev.gembind.app.config;

import java.util.Map;
import java.util.Optional;

/** The values of all keys, whoever gave them. */
final class Values {
    private final Map<String, Setting> settings;

    Values(Map<String, Setting> settings) {
        this.settings = Map.copyOf(settings);
    }

    /** Tells whether somebody gave the key a value; its default does not count. */
    boolean isSet(Key<?> key) {
        return settings.containsKey(key.name());
    }

    /** Finds the text, that of the default too. */
    Optional<Setting> setting(Key<?> key) {
        Setting given = settings.get(key.name());
        return given != null
                ? Optional.of(given)
                : Optional.ofNullable(key.fallback()).map(value -> new Setting(value, Origin.DEFAULT));
    }

    /** Finds the value; empty when there is none or when it has another form. */
    <T> Optional<T> find(Key<T> key) {
        return setting(key).flatMap(setting -> key.form().read(setting.value()));
    }

    /**
     * Returns the value of a key that is known to have one.
     *
     * @throws IllegalStateException if it has none
     */
    <T> T get(Key<T> key) {
        return find(key)
                .orElseThrow(() -> new IllegalStateException(key.name() + " was not checked before it is used"));
    }
}
