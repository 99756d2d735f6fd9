package dev.gembind.testkit.ledger.model;

/**
 * How a history of gems is made.
 *
 * @param seed decides every choice
 * @param users how many users there are; few, so that their gems meet
 * @param steps how many operations happen
 */
public record LedgerPlan(long seed, int users, int steps) {
    public LedgerPlan {
        if (users < 1 || steps < 1) {
            throw new IllegalArgumentException("a history needs users and steps");
        }
    }
}
