package dev.gembind.adapters.telegram;

import dev.gembind.core.payments.GemPackage;
import dev.gembind.core.payments.Price;

/**
 * What an invoice is about.
 *
 * @param offer what is bought
 * @param price as it was ordered
 * @param payload names the order
 */
record Bill(GemPackage offer, Price price, String payload) {}
