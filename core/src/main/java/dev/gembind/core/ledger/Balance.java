package dev.gembind.core.ledger;

/**
 * What a user has.
 *
 * @param gems can be spent
 * @param held set aside by holds
 * @param owed to be paid back out of later purchases
 */
public record Balance(Gems gems, Gems held, Gems owed) {
    /** Nothing at all. */
    public static final Balance ZERO = new Balance(Gems.ZERO, Gems.ZERO, Gems.ZERO);

    /**
     * Returns the balance after a transfer.
     *
     * @throws IllegalArgumentException if one of them would be below zero or above the most there can be
     */
    Balance after(Postings postings) {
        return new Balance(
                new Gems(gems.units() + postings.of(Book.GEMS)),
                new Gems(held.units() + postings.of(Book.HELD)),
                new Gems(owed.units() - postings.of(Book.DEBT)));
    }
}
