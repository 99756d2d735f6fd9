package dev.gembind.core.payments;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.TransferKey;
import org.jspecify.annotations.Nullable;

/**
 * The wish to buy something.
 *
 * @param user who gets the gems
 * @param offer the id of a package or subscription
 * @param channel through whom it is paid
 * @param key makes it one order however often it is wished for, among the keys of this user; null when each wish is a new
 *     one
 */
public record OrderWish(
        UserId user,
        String offer,
        Channel channel,
        @Nullable String key) {
    /**
     * @throws IllegalArgumentException if the key is not 1 to 255 printable ASCII characters
     */
    public OrderWish {
        if (key != null && !TransferKey.isValid(key)) {
            throw new IllegalArgumentException("key of an order must be 1 to 255 printable ASCII characters");
        }
    }
}
