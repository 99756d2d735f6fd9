package dev.gembind.adapters.telegram;

import dev.gembind.core.payments.GemPackage;
import dev.gembind.core.payments.Order;

/**
 * What an invoice is about.
 *
 * @param title what is bought
 * @param order at the price it was ordered at
 * @param payload names the order
 */
record Bill(String title, Order order, String payload) {
    static Bill of(GemPackage offer, Order order, String payload) {
        return new Bill(offer.title("en"), order, payload);
    }

    boolean isSubscription() {
        return order.item().isSubscription();
    }

    String gems() {
        return order.item().gems().toString();
    }

    int stars() {
        return Math.toIntExact(order.price().amount());
    }
}
