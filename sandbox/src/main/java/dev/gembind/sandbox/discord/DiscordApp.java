package dev.gembind.sandbox.discord;

import java.net.URI;
import java.util.List;

/**
 * An application as its developer registered it.
 *
 * @param clientId the application's id
 * @param clientSecret its secret; never printed
 * @param redirectUris the addresses a code may be sent to, compared character by character
 */
public record DiscordApp(String clientId, String clientSecret, List<URI> redirectUris) {
    /** Checks that nothing is missing. */
    public DiscordApp {
        if (clientId.isBlank() || clientSecret.isBlank()) {
            throw new IllegalArgumentException("a Discord application needs a client id and a secret");
        }
        redirectUris = List.copyOf(redirectUris);
    }

    @Override
    public String toString() {
        return "DiscordApp[clientId=" + clientId + ", clientSecret=***, redirectUris=" + redirectUris + "]";
    }
}
