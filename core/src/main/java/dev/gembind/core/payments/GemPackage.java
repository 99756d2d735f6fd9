package dev.gembind.core.payments;

import dev.gembind.core.ledger.Gems;
import java.util.Map;
import java.util.Optional;

/**
 * Gems that are sold together.
 *
 * @param id as orders name it: 1 to 40 characters of {@code a-z 0-9 -}
 * @param gems how many, at least 1
 * @param prices the price in each currency it is sold for, at least one
 * @param titles its name by language; English is always there
 */
public record GemPackage(String id, Gems gems, Map<String, Long> prices, Map<String, String> titles) {
    /**
     * @throws IllegalArgumentException if a part of it makes no sense
     */
    public GemPackage {
        prices = Map.copyOf(prices);
        titles = Map.copyOf(titles);
        Offers.requireId(id);
        Offers.requireGems(id, gems);
        Offers.requirePrices(id, prices);
        if (!titles.containsKey("en")) {
            throw new IllegalArgumentException("package " + id + " has no English title");
        }
    }

    /** Returns its price in a currency; empty when it is not sold for that. */
    public Optional<Price> priceIn(String currency) {
        return Optional.ofNullable(prices.get(currency)).map(amount -> new Price(amount, currency));
    }

    /** Returns its name in a language, or else in English. */
    public String title(String language) {
        String english = titles.getOrDefault("en", id);
        return titles.getOrDefault(language, english);
    }
}
