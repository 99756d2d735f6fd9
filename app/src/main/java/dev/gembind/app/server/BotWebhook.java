package dev.gembind.app.server;

import dev.gembind.adapters.telegram.WebhookRegistration;
import dev.gembind.app.config.AppConfig;
import dev.gembind.app.config.TelegramSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;

/** Where Telegram sends the bot's updates, as configured. */
public final class BotWebhook {
    private static final String PATH = "/webhooks/telegram";

    private BotWebhook() {}

    /** Returns the address for a site. */
    public static URI address(URI site) {
        return site.resolve(PATH);
    }

    /** Opens what asks and tells Telegram about it, for a command; the caller closes it. */
    public static WebhookRegistration open(AppConfig config, TelegramSettings bot) {
        return new WebhookRegistration(Accounts.telegram(config, bot), new SimpleMeterRegistry());
    }
}
