package dev.gembind.core.payments;

import dev.gembind.core.ledger.Gems;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Gems that come again and again as long as somebody pays.
 *
 * @param id as orders name it: 1 to 40 characters of {@code a-z 0-9 -}
 * @param gemsPerPeriod how many each time, at least 1
 * @param period how long one payment lasts, at least a day
 * @param prices the price of a period in each currency it is sold for, at least one
 */
public record SubscriptionOffer(String id, Gems gemsPerPeriod, Duration period, Map<String, Long> prices) {
    /** The only period Telegram sells for Stars: 2,592,000 seconds (Bot API, createInvoiceLink, subscription_period). */
    public static final Duration TELEGRAM_PERIOD = Duration.ofDays(30);

    /**
     * @throws IllegalArgumentException if a part of it makes no sense
     */
    public SubscriptionOffer {
        prices = Map.copyOf(prices);
        Offers.requireId(id);
        Offers.requireGems(id, gemsPerPeriod);
        Offers.requirePrices(id, prices);
        if (period.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("period of " + id + " must be at least a day, but is " + period);
        }
        if (prices.containsKey("XTR") && !period.equals(TELEGRAM_PERIOD)) {
            throw new IllegalArgumentException("period of " + id + " must be P30D, for Telegram sells no other");
        }
    }

    /** Returns the price of a period in a currency; empty when it is not sold for that. */
    public Optional<Price> priceIn(String currency) {
        return Optional.ofNullable(prices.get(currency)).map(amount -> new Price(amount, currency));
    }
}
