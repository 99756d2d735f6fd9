package dev.gembind.core.ledger;

import dev.gembind.core.Ids;
import java.time.InstantSource;

/**
 * What the ledger needs besides its store.
 *
 * @param ids makes the ids of transfers
 * @param time says when it is
 * @param policy the house's rules
 */
public record LedgerContext(Ids ids, InstantSource time, LedgerPolicy policy) {}
