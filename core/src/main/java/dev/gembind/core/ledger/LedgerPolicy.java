package dev.gembind.core.ledger;

import java.time.Duration;

/**
 * The house's rules.
 *
 * @param mostAtOnce the most gems one request may move
 * @param mostInWallet the most gems a user may have, held ones too
 * @param debtShare how many percent of a purchase go to what the user owes, 0 to 100
 * @param restoreGrace how long gems of a lot that has expired meanwhile can be spent when a hold gives them back
 */
public record LedgerPolicy(Gems mostAtOnce, Gems mostInWallet, int debtShare, Duration restoreGrace) {
    private static final int PERCENT = 100;

    /** A million gems at once, half of each purchase for debts, a day of grace. */
    public static final LedgerPolicy USUAL =
            new LedgerPolicy(new Gems(1_000_000), new Gems(Gems.MAX_UNITS), 50, Duration.ofDays(1));

    /**
     * @throws IllegalArgumentException if the share is not between 0 and 100, or the grace is negative
     */
    public LedgerPolicy {
        if (debtShare < 0 || debtShare > PERCENT) {
            throw new IllegalArgumentException("debtShare must be 0 to 100, but is " + debtShare);
        }
        if (restoreGrace.isNegative()) {
            throw new IllegalArgumentException("restoreGrace must not be negative, but is " + restoreGrace);
        }
    }

    /** Returns how many of bought gems go to a debt, rounded up so that a small purchase still pays something. */
    Gems shareOf(Gems bought) {
        return new Gems((bought.units() * debtShare + PERCENT - 1) / PERCENT);
    }
}
