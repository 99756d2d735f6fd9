package dev.gembind.app.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sources to fill by hand, in a folder of a test. */
final class ConfigWorld {
    static final String KEY = "0123456789abcdef0123456789abcdef";

    private final Path folder;
    private final Map<String, String> flags = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    ConfigWorld(Path folder) {
        this.folder = folder;
    }

    ConfigWorld flag(String key, String value) {
        flags.put(key, value);
        return this;
    }

    ConfigWorld env(String key, String value) {
        environment.put(key, value);
        return this;
    }

    ConfigWorld discord() {
        return env("DISCORD_CLIENT_ID", "110000000000000001")
                .env("DISCORD_CLIENT_SECRET", "discord-secret")
                .env("DISCORD_REDIRECT_URI", "http://localhost:8080/auth/discord/callback");
    }

    ConfigWorld telegram() {
        return env("TELEGRAM_BOT_TOKEN", "123456:ABC-def").env("TELEGRAM_BOT_USERNAME", "gem_bot");
    }

    ConfigWorld file(String... lines) {
        write(envFile(), String.join("\n", lines));
        return this;
    }

    Path secretFile(String content, String mode) {
        Path file = write(folder.resolve("secret"), content);
        try {
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Configuration read() {
        return Configuration.read(new ConfigSources(flags, environment, envFile(), false));
    }

    AppConfig config() {
        return read().config();
    }

    /** Returns the keys that something is wrong with, sorted. */
    List<String> wrongKeys() {
        return read().problems().stream().map(Problem::key).sorted().toList();
    }

    Path envFile() {
        return folder.resolve("gembind.env");
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
