package dev.gembind.core.ledger;

/**
 * How much a transfer took of a lot, or a hold has set aside.
 *
 * @param lot as it was before
 * @param gems how many, more than none
 */
public record LotUse(Lot lot, Gems gems) {}
