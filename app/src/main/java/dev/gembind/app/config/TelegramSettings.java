package dev.gembind.app.config;

import dev.gembind.core.Secret;
import java.net.URI;

/**
 * The bot registered with Telegram.
 *
 * @param token its token
 * @param username its user name without the at sign
 * @param apiBase where the Bot API is
 */
public record TelegramSettings(Secret token, String username, URI apiBase) {}
