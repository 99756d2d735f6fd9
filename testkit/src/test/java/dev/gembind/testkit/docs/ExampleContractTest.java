package dev.gembind.testkit.docs;

import dev.gembind.testkit.contract.OpenStorage;
import dev.gembind.testkit.contract.WholeStorageContract;
import dev.gembind.testkit.memory.InMemoryStorage;

// snippet: contract
/** All suites. */
class ExampleContractTest extends WholeStorageContract {
    @Override
    protected OpenStorage open() {
        InMemoryStorage storage = InMemoryStorage.create();
        return new OpenStorage(storage.bindingStores(), storage.sessions(), storage.apiKeys(), storage::close);
    }

    @Override
    protected boolean isDurable() {
        return false; // leave this out: yours is
    }
}
// snippet end
