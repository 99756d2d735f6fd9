package dev.gembind.adapters.web.view;

import dev.gembind.core.Platform;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Links that open a bot with a token. Only Telegram has such links: {@code t.me/BOT?start=TOKEN}, where the token may have
 * 64 characters of {@code A-Z a-z 0-9 _ -} (Telegram, Bot features, Deep linking).
 */
public final class DeepLinks {
    private final String base;
    private final @Nullable String bot;

    /**
     * @param base what links begin with; https://t.me/ for the real Telegram
     * @param bot the bot's user name without @, or null when there is no Telegram
     */
    public DeepLinks(URI base, @Nullable String bot) {
        String text = base.toString();
        this.base = text.endsWith("/") ? text : text + "/";
        this.bot = bot;
    }

    /** Tells whether the platform has a bot here that takes link codes. */
    public boolean offers(Platform platform) {
        return platform == Platform.TELEGRAM && bot != null;
    }

    /** Returns the link that carries a token. */
    public URI link(Platform platform, String token) {
        if (!offers(platform)) {
            throw new IllegalArgumentException("there is no bot for " + platform);
        }
        return URI.create(base + bot + "?start=" + token);
    }
}
