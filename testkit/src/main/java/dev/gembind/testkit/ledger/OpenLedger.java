package dev.gembind.testkit.ledger;

import dev.gembind.core.ledger.LedgerStore;
import dev.gembind.core.storage.Transactor;
import dev.gembind.testkit.junit.OpenStore;

/**
 * A ledger's storage that is open, as the suites use it.
 *
 * @param transactor runs its transactions
 * @param store its ledger
 * @param closing closes it and gives everything it holds back
 */
public record OpenLedger(Transactor transactor, LedgerStore store, Runnable closing) implements OpenStore {}
