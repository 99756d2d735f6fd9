package dev.gembind.core.payments;

import dev.gembind.core.ledger.Why;

/**
 * The wish to give a charge back.
 *
 * @param charge which
 * @param ifMissing what happens when some of its gems are spent
 * @param why who asks, and the reason
 */
public record RefundWish(ChargeId charge, Refund.Missing ifMissing, Why why) {}
