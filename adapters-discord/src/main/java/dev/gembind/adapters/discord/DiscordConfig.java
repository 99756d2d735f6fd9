package dev.gembind.adapters.discord;

import dev.gembind.core.Secret;
import dev.gembind.http.HttpConfig;
import java.net.URI;
import java.time.Duration;

/**
 * The application registered with Discord, and how to reach Discord.
 *
 * @param clientId the application's id, a snowflake
 * @param clientSecret the application's OAuth2 secret
 * @param redirectUri where Discord sends people back to, character for character as registered
 * @param apiBase scheme, host and port of Discord
 * @param site who calls: an address of the site or the software, and its version, for the User-Agent that Discord wants
 * @param timeout the whole time one identification may take, all of its calls together
 */
public record DiscordConfig(
        String clientId, Secret clientSecret, URI redirectUri, URI apiBase, Site site, Duration timeout) {
    /** Discord itself. */
    public static final URI DISCORD = URI.create("https://discord.com");

    /** How long an identification may take unless configured otherwise. */
    public static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final Duration LONGEST = Duration.ofMinutes(1);

    /**
     * @throws IllegalArgumentException if a value cannot be right; the message names the field, never the secret
     */
    public DiscordConfig {
        require(Snowflake.isOne(clientId), "clientId must be a Discord id of 15 to 20 digits, but is " + clientId);
        require(
                isAbsolute(redirectUri) && redirectUri.getRawFragment() == null,
                "redirectUri must be an http or https address without a fragment, but is " + redirectUri);
        require(HttpConfig.isOrigin(apiBase), "apiBase must be scheme, host and port only, but is " + apiBase);
        require(
                timeout.compareTo(Duration.ofMillis(1)) >= 0 && timeout.compareTo(LONGEST) <= 0,
                "timeout must be 1 ms to " + LONGEST + ", but is " + timeout);
    }

    /**
     * Who calls.
     *
     * @param url an address where Discord's people can find out more
     * @param version the version of the software
     */
    public record Site(URI url, String version) {
        /** Checks that both fit into a header. */
        public Site {
            require(isAbsolute(url), "site.url must be an http or https address, but is " + url);
            require(
                    !version.isEmpty() && version.chars().allMatch(Site::isVersion),
                    "site.version must be of A-Z a-z 0-9 . + -, but is " + version);
        }

        private static boolean isVersion(int c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || ".+-".indexOf(c) >= 0;
        }
    }

    /** Returns the configuration for Discord itself with the usual timeout. */
    public static DiscordConfig of(String clientId, Secret clientSecret, URI redirectUri, Site site) {
        return new DiscordConfig(clientId, clientSecret, redirectUri, DISCORD, site, TIMEOUT);
    }

    /** Returns the same, against another server. */
    public DiscordConfig withApiBase(URI base) {
        return new DiscordConfig(clientId, clientSecret, redirectUri, base, site, timeout);
    }

    /** Returns the same with another timeout. */
    public DiscordConfig withTimeout(Duration time) {
        return new DiscordConfig(clientId, clientSecret, redirectUri, apiBase, site, time);
    }

    private static boolean isAbsolute(URI uri) {
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        return http && uri.getHost() != null && uri.getRawUserInfo() == null;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
