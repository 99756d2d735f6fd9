package dev.gembind.core.ledger;

import dev.gembind.core.UserId;

/**
 * Gems a user gives away.
 *
 * @param owner whose they are
 * @param gems how many, at least 1
 */
public record Spend(UserId owner, Gems gems) {
    /**
     * @throws IllegalArgumentException if it is about no gems at all
     */
    public Spend {
        gems.requireSome();
    }
}
