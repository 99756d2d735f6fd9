package dev.gembind.core.ledger;

import dev.gembind.core.UserId;

/**
 * Gems of a charge.
 *
 * @param owner who got them
 * @param charge the charge, as {@code provider:id}
 * @param gems how many, at least 1
 */
public record OfCharge(UserId owner, String charge, Gems gems) {
    /**
     * @throws IllegalArgumentException if it is about no gems at all, or the charge is empty
     */
    public OfCharge {
        Lot.Origin.requireNotEmpty(charge);
        gems.requireSome();
    }
}
