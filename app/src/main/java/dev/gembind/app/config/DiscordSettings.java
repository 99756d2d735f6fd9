package dev.gembind.app.config;

import dev.gembind.core.Secret;
import java.net.URI;

/**
 * The application registered with Discord.
 *
 * @param clientId its id
 * @param clientSecret its OAuth2 secret
 * @param redirectUri where Discord sends people back to
 * @param apiBase where Discord is
 */
public record DiscordSettings(String clientId, Secret clientSecret, URI redirectUri, URI apiBase) {}
