package dev.gembind.app.server;

import dev.gembind.adapters.payments.StripeConfig;
import dev.gembind.adapters.payments.StripePayments;
import dev.gembind.adapters.telegram.TelegramConfig;
import dev.gembind.adapters.telegram.TelegramStars;
import dev.gembind.app.Version;
import dev.gembind.app.config.AppConfig;
import dev.gembind.app.config.TelegramSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Optional;

/** Opens the accounts at providers that take money, as configured. */
final class Accounts {
    private Accounts() {}

    static Optional<StripePayments> stripe(AppConfig config, MeterRegistry meters, InstantSource clock) {
        return Optional.ofNullable(config.payments().stripe())
                .map(account -> new StripeConfig(
                        account.key(),
                        account.apiBase(),
                        config.server().baseUrl(config.server().port()),
                        Version.text(),
                        config.limits().httpTimeout()))
                .map(setup -> StripePayments.open(setup, meters, clock));
    }

    /** The bot's account of Stars. */
    static Optional<TelegramStars> stars(AppConfig config, MeterRegistry meters) {
        return Optional.ofNullable(config.telegram())
                .map(settings -> new TelegramStars(telegram(config, settings), meters));
    }

    static TelegramConfig telegram(AppConfig config, TelegramSettings settings) {
        return TelegramConfig.of(settings.token(), settings.username())
                .withApiBase(settings.apiBase())
                .withCallTimeout(config.limits().httpTimeout());
    }
}
