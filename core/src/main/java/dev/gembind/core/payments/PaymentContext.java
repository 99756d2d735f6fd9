package dev.gembind.core.payments;

import dev.gembind.core.ledger.LedgerContext;

/**
 * What payments need besides storage.
 *
 * @param ledger what gems need: ids, time and the house's rules
 * @param payload names orders to providers
 * @param catalogue what is sold
 */
public record PaymentContext(LedgerContext ledger, OrderPayload payload, Catalogue catalogue) {}
