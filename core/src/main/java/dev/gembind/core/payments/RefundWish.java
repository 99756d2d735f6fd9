package dev.gembind.core.payments;

import dev.gembind.core.ledger.Why;

/**
 * The wish to give a charge back.
 *
 * @param charge which
 * @param payer the platform account that paid, as the provider names it; empty when it needs none
 * @param ifMissing what happens when some of its gems are spent
 * @param why who asks, and the reason
 */
public record RefundWish(ChargeId charge, String payer, Refund.Missing ifMissing, Why why) {}
