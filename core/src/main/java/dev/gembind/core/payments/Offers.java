package dev.gembind.core.payments;

import dev.gembind.core.ledger.Gems;
import java.util.Map;

/** What every offer must be. */
final class Offers {
    private static final int MAX_ID = 40;

    private Offers() {}

    static void requireId(String id) {
        boolean allowed = id.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
        if (id.isEmpty() || id.length() > MAX_ID || !allowed) {
            throw new IllegalArgumentException("id of an offer must be 1 to " + MAX_ID + " characters of a-z 0-9 -");
        }
    }

    static void requireGems(String id, Gems gems) {
        if (gems.isZero()) {
            throw new IllegalArgumentException("gems of " + id + " must be at least 1");
        }
    }

    static void requirePrices(String id, Map<String, Long> prices) {
        if (prices.isEmpty()) {
            throw new IllegalArgumentException("offer " + id + " has no price");
        }
        prices.forEach((currency, amount) -> {
            Price price = new Price(amount, currency);
            if (price.amount() > Gems.MAX_UNITS) {
                throw new IllegalArgumentException("price of " + id + " is too high: " + price);
            }
        });
    }
}
