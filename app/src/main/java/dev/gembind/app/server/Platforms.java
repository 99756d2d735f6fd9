package dev.gembind.app.server;

import com.google.common.base.Ascii;
import dev.gembind.adapters.discord.DiscordConfig;
import dev.gembind.adapters.discord.DiscordIdentityProvider;
import dev.gembind.adapters.payments.StripePayments;
import dev.gembind.adapters.telegram.Shop;
import dev.gembind.adapters.telegram.TelegramBot;
import dev.gembind.adapters.telegram.TelegramHealth;
import dev.gembind.adapters.telegram.TelegramStars;
import dev.gembind.adapters.telegram.UpdateInbox;
import dev.gembind.adapters.web.HealthCheck;
import dev.gembind.adapters.web.HealthState;
import dev.gembind.app.Version;
import dev.gembind.app.config.DiscordSettings;
import dev.gembind.app.config.TelegramSettings;
import dev.gembind.core.Secret;
import dev.gembind.core.bindings.IdentityProvider;
import dev.gembind.core.webhooks.WebhookHandler;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the doors to the platforms that are configured. */
final class Platforms {
    private static final Logger LOG = LoggerFactory.getLogger(Platforms.class);

    private final Foundation base;
    private final Closing closing;

    Platforms(Foundation base, Closing closing) {
        this.base = base;
        this.closing = closing;
    }

    List<IdentityProvider> providers() {
        DiscordSettings discord = base.config().discord();
        return discord == null ? List.of() : List.of(discord(discord));
    }

    private IdentityProvider discord(DiscordSettings settings) {
        URI site = base.config().server().baseUrl(base.config().server().port());
        DiscordConfig config = new DiscordConfig(
                settings.clientId(),
                settings.clientSecret(),
                settings.redirectUri(),
                settings.apiBase(),
                new DiscordConfig.Site(site, Version.text()),
                base.config().limits().httpTimeout());
        return closing.opened(DiscordIdentityProvider.open(
                config, base.meters(), base.alerts(), base.world().clock()));
    }

    /** Opens the account at Stripe, if there is one. */
    Optional<StripePayments> stripe() {
        return Accounts.stripe(base.config(), base.meters(), base.world().clock())
                .map(closing::opened);
    }

    /** Makes the bot, if there is one; it does nothing yet. */
    Optional<TelegramBot> bot(Services services, Payments payments) {
        return Optional.ofNullable(base.config().telegram())
                .map(settings -> closing.opened(
                        new TelegramBot(Accounts.telegram(base.config(), settings), needs(services, payments))));
    }

    /** Opens the bot's account of Stars, if there is a bot. */
    Optional<TelegramStars> stars() {
        return Accounts.stars(base.config(), base.meters()).map(closing::opened);
    }

    private TelegramBot.Needs needs(Services services, Payments payments) {
        return new TelegramBot.Needs(
                services.links(),
                services.confirmations(),
                services.bindings(),
                services.signIns(),
                base.limiter(),
                base.alerts(),
                base.meters(),
                base.world().clock(),
                base.world().random(),
                new Shop(
                        payments.service(),
                        payments.refunds(),
                        payments.subscriptions(),
                        services.gems(),
                        base.stores().bindings()),
                inbox());
    }

    /** Returns what remembers updates, of all instances. */
    private UpdateInbox inbox() {
        return new UpdateInbox(
                base.stores().transactor(),
                base.storage().seenEvents(),
                base.world().clock());
    }

    /** Returns what has to be done from time to time; updates of a bot that is no longer configured are forgotten too. */
    List<Housekeeping.Chore> chores() {
        return List.of(new Housekeeping.Chore("updates", inbox()::prune));
    }

    /** Returns how a bot's health is asked for; the site stays ready while Telegram is away. */
    static HealthCheck check(TelegramBot bot) {
        return new HealthCheck("telegram", false, () -> {
            TelegramHealth health = bot.health();
            String problem = health.problem();
            return new HealthState(
                    health.isHealthy(),
                    problem == null ? Ascii.toLowerCase(health.state().name()) : problem);
        });
    }

    /** Returns what takes updates that Telegram sends; empty where they are polled. */
    Optional<WebhookHandler> webhook(TelegramBot bot) {
        return webhookSecret().map(bot::webhook);
    }

    private Optional<Secret> webhookSecret() {
        return Optional.ofNullable(base.config().telegram()).map(TelegramSettings::webhookSecret);
    }

    /**
     * Starts a bot, and asks Telegram who it is without making anybody wait for the answer.
     *
     * @param site where Telegram reaches this server
     */
    void start(TelegramBot bot, URI site) {
        webhookSecret().ifPresentOrElse(secret -> bot.startWebhook(BotWebhook.address(site), secret), bot::start);
        Threads.daemon("gembind-telegram-check")
                .newThread(() -> bot.findProblem().ifPresent(problem -> LOG.warn("{}", problem)))
                .start();
    }
}
