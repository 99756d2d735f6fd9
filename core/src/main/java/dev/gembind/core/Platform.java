package dev.gembind.core;

import java.util.List;
import java.util.Optional;

/** A platform whose accounts can be bound to a user. */
public enum Platform {
    DISCORD("discord", "Discord"),
    TELEGRAM("telegram", "Telegram"),
    TWITTER("twitter", "X/Twitter");

    private static final List<Platform> ALL = List.of(values());

    private final String key;
    private final String title;

    Platform(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** Returns the lower-case name used in routes, configuration and storage. */
    public String key() {
        return key;
    }

    /** Returns the name shown to people. */
    public String title() {
        return title;
    }

    /** Finds a platform by its {@link #key()}; empty for any other text. */
    public static Optional<Platform> find(String key) {
        for (Platform platform : ALL) {
            if (platform.key.equals(key)) {
                return Optional.of(platform);
            }
        }
        return Optional.empty();
    }
}
