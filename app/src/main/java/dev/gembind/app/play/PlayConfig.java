package dev.gembind.app.play;

import dev.gembind.app.config.ConfigSources;
import dev.gembind.app.config.Configuration;
import dev.gembind.sandbox.Sandbox;
import dev.gembind.sandbox.SandboxConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts simulated platforms into the ordinary configuration keys. */
final class PlayConfig {
    private static final int PORT = 8080;
    private static final int MANAGEMENT_PORT = 9090;

    private final ConfigSources sources;

    PlayConfig(ConfigSources sources) {
        this.sources = sources;
    }

    /**
     * Reads what a person configured for the sandbox, and takes it only if nothing of it is real.
     *
     * @throws PlayRefusedException if a secret of a real platform or service is configured
     */
    static PlayConfig of(ConfigSources sources) {
        List<String> real = Configuration.read(sources).serviceSecrets();
        if (!real.isEmpty()) {
            throw new PlayRefusedException("a sandbox does not start beside real secrets: " + String.join(", ", real)
                    + ". Unset them, or run gembind serve");
        }
        return new PlayConfig(sources);
    }

    /** Returns where the product will be; {@code localhost}, since cookies of 127.0.0.1 would be shared with the sandbox. */
    URI product() throws IOException {
        return URI.create("http://localhost:" + port("PORT", PORT));
    }

    /** Returns the configuration to start the product with. */
    Configuration with(Sandbox sandbox, SandboxConfig setup, Path data) throws IOException {
        Map<String, String> played = keys(sandbox, setup);
        played.put("CSV_DATA_DIR", data.toString());
        Map<String, String> environment = new HashMap<>(sources.environment());
        environment.putAll(played);
        // a flag would be stronger than what was just put in
        Map<String, String> flags = new HashMap<>(sources.flags());
        flags.keySet().removeAll(played.keySet());
        return Configuration.read(new ConfigSources(flags, environment, sources.file(), sources.fileExpected()));
    }

    private Map<String, String> keys(Sandbox sandbox, SandboxConfig setup) throws IOException {
        Map<String, String> keys = new HashMap<>();
        keys.put("GEMBIND_ENV", "development");
        keys.put("STORAGE", "csv");
        keys.put("BASE_URL", setup.product().toString());
        keys.put("HOST", "127.0.0.1");
        keys.put("PORT", Integer.toString(setup.product().getPort()));
        keys.put("GEMBIND_MANAGEMENT_PORT", Integer.toString(port("GEMBIND_MANAGEMENT_PORT", MANAGEMENT_PORT)));
        keys.put("DISCORD_CLIENT_ID", setup.discord().clientId());
        keys.put("DISCORD_CLIENT_SECRET", setup.discord().clientSecret());
        keys.put("DISCORD_REDIRECT_URI", setup.product() + "/auth/discord/callback");
        keys.put("DISCORD_API_BASE", sandbox.discordBase().toString());
        keys.put("TELEGRAM_BOT_TOKEN", setup.telegram().token());
        keys.put("TELEGRAM_BOT_USERNAME", setup.telegram().username());
        keys.put("TELEGRAM_API_BASE", sandbox.telegramBase().toString());
        keys.put("TELEGRAM_MODE", "polling");
        keys.put("STRIPE_SECRET_KEY", setup.stripe().key());
        keys.put("STRIPE_WEBHOOK_SECRETS", setup.stripe().webhookSecret());
        keys.put("STRIPE_API_BASE", sandbox.stripeBase().toString());
        keys.put("PAYMENT_WEBHOOK_SECRETS", setup.host());
        return keys;
    }

    /** A port that a person asked for is taken as it is; otherwise the usual one, or any other that is free. */
    private int port(String key, int usual) throws IOException {
        String set = sources.flags().getOrDefault(key, sources.environment().getOrDefault(key, ""));
        boolean asked = !set.isBlank() && set.strip().chars().allMatch(c -> c >= '0' && c <= '9');
        int wanted = asked ? Integer.parseInt(set.strip()) : usual;
        return asked && wanted != 0 ? wanted : FreePort.near(asked ? 0 : usual);
    }
}
