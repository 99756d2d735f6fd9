package dev.gembind.testkit.memory;

import dev.gembind.testkit.ledger.OpenLedger;
import dev.gembind.testkit.ledger.WholeLedgerContract;

class InMemoryLedgerContractTest extends WholeLedgerContract {
    @Override
    protected OpenLedger open() {
        InMemoryStorage storage = InMemoryStorage.create();
        return new OpenLedger(storage.transactor(), storage.ledger(), storage::close);
    }

    @Override
    protected boolean isDurable() {
        return false;
    }
}
