package dev.gembind.app.config;

import dev.gembind.core.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The bot registered with Telegram.
 *
 * @param token its token
 * @param username its user name without the at sign
 * @param apiBase where the Bot API is
 * @param webhookSecret what Telegram shows with the updates it sends; null where they are polled
 */
public record TelegramSettings(
        Secret token,
        String username,
        URI apiBase,
        @Nullable Secret webhookSecret) {}
