/**
 * Gems: whole numbers that move by balanced transfers, each at most once. The rules live in {@link
 * dev.gembind.core.ledger.GemLedger}; {@link dev.gembind.core.ledger.LedgerStore} only keeps rows. A user's wallet is the
 * unit of locking, of versions and of the hash chain; house books are sums over transfers and are never locked.
 */
@NullMarked
package dev.gembind.core.ledger;

import org.jspecify.annotations.NullMarked;
