package dev.gembind.core.ledger;

import dev.gembind.core.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger that breaks a rule.
 *
 * @param owner whose it is; null when it is about sums over everybody, or about a checkpoint
 * @param revision which transfer of the owner it is, or that of the wallet when the wallet itself differs; the number of a
 *     checkpoint; zero for sums
 * @param rule what does not hold
 */
public record LedgerFault(@Nullable UserId owner, long revision, String rule) {}
