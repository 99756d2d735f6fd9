package dev.gembind.testkit.memory;

import dev.gembind.testkit.ledger.OpenLedger;
import dev.gembind.testkit.ledger.WholeLedgerContract;

/** Gems come out the same when every body runs twice and its first run is rolled back. */
class InMemoryLedgerTwiceTest extends WholeLedgerContract {
    @Override
    protected OpenLedger open() {
        InMemoryStorage storage = InMemoryStorage.runningBodiesTwice();
        return new OpenLedger(storage.transactor(), storage.ledger(), storage::close);
    }

    @Override
    protected boolean isDurable() {
        return false;
    }
}
