package dev.gembind.core.ledger;

import dev.gembind.core.UserId;

/**
 * Gems for a user.
 *
 * @param owner who gets them
 * @param gems how many, at least 1
 * @param grant on which terms
 */
public record Credit(UserId owner, Gems gems, Grant grant) {
    /**
     * @throws IllegalArgumentException if it is about no gems at all
     */
    public Credit {
        gems.requireSome();
    }
}
