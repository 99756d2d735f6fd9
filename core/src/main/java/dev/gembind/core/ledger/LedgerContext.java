package dev.gembind.core.ledger;

import dev.gembind.core.Ids;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What the ledger needs besides its store.
 *
 * @param ids makes the ids of transfers
 * @param time says when it is
 * @param policy the house's rules
 */
public record LedgerContext(Ids ids, InstantSource time, LedgerPolicy policy) {
    /** Returns a context with {@link LedgerPolicy#USUAL} rules and ids from a generator. */
    public static LedgerContext usual(InstantSource time, RandomGenerator random) {
        return new LedgerContext(new Ids(time, random), time, LedgerPolicy.USUAL);
    }
}
