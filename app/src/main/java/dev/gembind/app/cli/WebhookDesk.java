package dev.gembind.app.cli;

import dev.gembind.adapters.telegram.TelegramCallException;
import dev.gembind.adapters.telegram.WebhookRegistration;
import dev.gembind.app.config.AppConfig;
import dev.gembind.app.config.TelegramSettings;
import dev.gembind.app.server.BotWebhook;
import dev.gembind.core.Secret;
import java.net.URI;
import java.util.function.Function;

/** Asks Telegram about the webhook of the bot that is configured. */
final class WebhookDesk {
    private final AppConfig config;
    private final TelegramSettings bot;

    /**
     * @throws CommandException if no bot is configured
     */
    WebhookDesk(AppConfig config) {
        this.config = config;
        TelegramSettings settings = config.telegram();
        if (settings == null) {
            throw new CommandException(
                    ExitCode.CONFIGURATION,
                    "no bot is configured; set TELEGRAM_BOT_TOKEN and TELEGRAM_BOT_USERNAME",
                    null);
        }
        this.bot = settings;
    }

    /**
     * Returns where updates shall go.
     *
     * @throws CommandException if only a running server knows
     */
    URI address() {
        int port = config.server().port();
        URI site = config.server().baseUrl(port);
        if (site.getPort() == 0) {
            throw new CommandException(
                    ExitCode.CONFIGURATION, "PORT is 0, so only the server knows its address; set BASE_URL", null);
        }
        return BotWebhook.address(site);
    }

    /**
     * Returns what Telegram has to show.
     *
     * @throws CommandException if updates are polled
     */
    Secret secret() {
        Secret secret = bot.webhookSecret();
        if (secret == null) {
            throw new CommandException(
                    ExitCode.CONFIGURATION,
                    "TELEGRAM_MODE is polling, and with a webhook the server could not poll; set TELEGRAM_MODE to webhook",
                    null);
        }
        return secret;
    }

    /**
     * Asks.
     *
     * @throws CommandException if Telegram cannot be reached or refuses it
     */
    <T> T ask(Function<WebhookRegistration, T> question) {
        try (WebhookRegistration telegram = BotWebhook.open(config, bot)) {
            return question.apply(telegram);
        } catch (TelegramCallException e) {
            throw new CommandException(
                    e.mayPass() ? ExitCode.UNREACHABLE : ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        }
    }
}
