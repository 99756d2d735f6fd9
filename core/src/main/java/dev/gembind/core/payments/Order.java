package dev.gembind.core.payments;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Gems;
import java.time.Instant;

/**
 * What somebody wants to buy, at the price of that moment.
 *
 * @param id unique; it sorts by time when it was ordered without a key
 * @param user who gets the gems
 * @param item what was ordered
 * @param price what it costs, whatever the catalogue says later
 * @param channel through whom it is paid
 * @param state how far it is
 * @param createdAt when it was made
 * @param expiresAt from when on no new payment is approved
 */
public record Order(
        String id,
        UserId user,
        Item item,
        Price price,
        Channel channel,
        OrderState state,
        Instant createdAt,
        Instant expiresAt) {

    /**
     * What was ordered.
     *
     * @param offer the id of the package or subscription
     * @param gems how many gems one payment brings
     * @param isSubscription whether it is paid again and again
     * @param catalogueVersion of the catalogue it was ordered from
     */
    public record Item(String offer, Gems gems, boolean isSubscription, int catalogueVersion) {}

    /** Tells whether a new payment may be approved. */
    boolean canBePaidAt(Instant now) {
        return state == OrderState.OPEN && now.isBefore(expiresAt);
    }

    /** Returns the order in another state. */
    Order in(OrderState next) {
        return new Order(id, user, item, price, channel, next, createdAt, expiresAt);
    }
}
