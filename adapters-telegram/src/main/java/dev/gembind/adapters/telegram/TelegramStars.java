package dev.gembind.adapters.telegram;

import dev.gembind.core.payments.PaymentProvider;
import dev.gembind.core.payments.StatementSource;
import dev.gembind.core.payments.SubscriptionProvider;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * The bot's account of Stars, with connections of its own: it works whether or not a bot runs here. Thread-safe.
 */
public final class TelegramStars implements AutoCloseable {
    private final BotApi api;

    public TelegramStars(TelegramConfig config, MeterRegistry meters) {
        this.api = BotApi.forCalls(config, new BotMeters(meters));
    }

    /** Returns what gives Stars back. */
    public PaymentProvider refunds() {
        return new TelegramStarsProvider(api);
    }

    /** Returns what ends subscriptions in Stars. */
    public SubscriptionProvider subscriptions() {
        return new TelegramSubscriptions(api);
    }

    /** Returns what reads the account's transactions. */
    public StatementSource statement() {
        return new TelegramStatement(api);
    }

    /** Ends calls that are under way, and connections. */
    @Override
    public void close() {
        api.close();
    }
}
