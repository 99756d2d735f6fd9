package dev.gembind.core.payments;

import dev.gembind.core.bindings.PlatformAccount;

/**
 * A provider's question whether it may take the money.
 *
 * @param payload of the order, as it was given to the provider
 * @param payer the account that pays
 * @param amount what it would pay
 * @param currency in which currency
 */
public record PreCheckout(String payload, PlatformAccount payer, long amount, String currency) {}
