package dev.gembind.app.config;

import java.util.List;
import java.util.Optional;

/** Every key there is, in the order they are shown. */
final class AllKeys {
    static final List<KeyGroup> GROUPS = List.of(
            SiteKeys.GROUP,
            StorageKeys.GROUP,
            PlatformKeys.DISCORD,
            PlatformKeys.TELEGRAM,
            PlatformKeys.TWITTER,
            ServiceKeys.PAYMENTS,
            ServiceKeys.COMPANION,
            ServiceKeys.MEDIA,
            LimitKeys.LIMITS,
            LimitKeys.OBSERVING);

    private AllKeys() {}

    static List<Key<?>> all() {
        return GROUPS.stream().<Key<?>>flatMap(group -> group.keys().stream()).toList();
    }

    /** Finds the key of a name, also by the name of the key that names a file with its secret. */
    static Optional<Key<?>> find(String name) {
        return all().stream()
                .filter(key -> key.name().equals(name)
                        || (key.isSecret() && key.fileKey().equals(name)))
                .findFirst();
    }
}
