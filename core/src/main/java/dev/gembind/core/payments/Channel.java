package dev.gembind.core.payments;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Through whom an order is paid. Names are stored and never change. */
public enum Channel {
    /** Telegram Stars. */
    TELEGRAM("XTR"),
    /** A Stripe Checkout page. */
    STRIPE("USD"),
    /** The host site takes the money itself and reports it. */
    HOST("USD");

    private final String currency;

    Channel(String currency) {
        this.currency = currency;
    }

    /** Returns the name in routes and configuration. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the currency it sells for when nobody asks for another one. */
    public String currency() {
        return currency;
    }

    /** Tells whether its provider keeps a statement that charges are compared with. */
    boolean keepsStatement() {
        return this == TELEGRAM;
    }

    /** Finds a channel by its {@link #key}. */
    public static Optional<Channel> find(String key) {
        return Arrays.stream(values())
                .filter(channel -> channel.key().equals(key))
                .findFirst();
    }
}
