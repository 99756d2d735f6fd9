package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.WebConfig;
import dev.gembind.adapters.web.view.DeepLinks;
import dev.gembind.core.Platform;
import dev.gembind.core.bindings.AuthorizationService;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which platforms this site offers, and how their accounts are proven. Immutable. */
final class Offer {
    private final Set<Platform> byPage;
    private final @Nullable String bot;
    private final DeepLinks links;

    Offer(AuthorizationService authorizations, WebConfig.Platforms platforms) {
        this.byPage = authorizations.platforms();
        this.bot = platforms.telegramBot();
        this.links = new DeepLinks(platforms.telegramLinkBase(), platforms.telegramBot());
    }

    List<Platform> platforms() {
        return Arrays.stream(Platform.values())
                .filter(platform -> byPage(platform) || byCode(platform))
                .toList();
    }

    /** Tells whether accounts are proven on the platform's own page. */
    boolean byPage(Platform platform) {
        return byPage.contains(platform);
    }

    /** Tells whether accounts are proven by sending a link code. */
    boolean byCode(Platform platform) {
        return links.offers(platform);
    }

    /** Returns the bot's user name without @. */
    String bot() {
        if (bot == null) {
            throw new IllegalStateException("a link code was made without a bot");
        }
        return bot;
    }

    /** Returns the address that opens the bot with a token. */
    String deepLink(String token) {
        return links.link(Platform.TELEGRAM, token).toString();
    }
}
