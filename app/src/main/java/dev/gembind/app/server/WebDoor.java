package dev.gembind.app.server;

import dev.gembind.adapters.web.WebConfig;
import dev.gembind.adapters.web.WebRuntime;
import dev.gembind.adapters.web.WebServer;
import dev.gembind.app.config.AppConfig;
import dev.gembind.app.config.DiscordSettings;
import dev.gembind.app.config.Network;
import dev.gembind.app.config.SignUpMode;
import dev.gembind.app.config.TelegramSettings;
import dev.gembind.core.Secret;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets the web server up from what was configured. */
final class WebDoor {
    private static final URI TELEGRAM_LINKS = URI.create("https://t.me/");

    private final Ground base;

    WebDoor(Ground base) {
        this.base = base;
    }

    /**
     * Makes the server; it does not listen yet, and has nothing to serve.
     *
     * @param managementToken what commands prove themselves with
     */
    WebServer server(Secret managementToken) {
        return new WebServer(
                config(),
                new WebRuntime(
                        base.world().clock(),
                        base.world().random(),
                        base.meters(),
                        base.meters()::scrape,
                        managementToken));
    }

    private WebConfig config() {
        AppConfig config = base.config();
        var server = config.server();
        return new WebConfig(
                server.baseUrl(server.port()),
                new WebConfig.Ports(server.host(), server.port(), server.managementPort()),
                server.trustedProxies().stream().map(Network::toString).toList(),
                config.security().signUp() == SignUpMode.OPEN ? WebConfig.SignUp.OPEN : WebConfig.SignUp.HANDOFF,
                platforms(config),
                sandbox(),
                WebConfig.Limits.USUAL.withAuthPerIpPerMinute(config.limits().authPerIpPerMinute()));
    }

    private WebConfig.Platforms platforms(AppConfig config) {
        DiscordSettings discord = config.discord();
        TelegramSettings telegram = config.telegram();
        World.Play play = base.world().play();
        return new WebConfig.Platforms(
                discord == null ? List.of() : List.of(discord.apiBase()),
                telegram == null ? null : telegram.username(),
                play == null ? TELEGRAM_LINKS : play.telegramLinkBase());
    }

    private WebConfig.@Nullable Sandbox sandbox() {
        World.Play play = base.world().play();
        return play == null ? null : new WebConfig.Sandbox(play.guide());
    }
}
