package dev.gembind.testkit.docs;

import dev.gembind.testkit.contract.BindingHistoryContract;
import dev.gembind.testkit.contract.BindingStoreContract;
import dev.gembind.testkit.contract.OpenStorage;
import dev.gembind.testkit.memory.InMemoryStorage;
import org.junit.jupiter.api.Nested;

// snippet: contract
/** Two suites; the others are added in the same way. */
class ExampleContractTest {
    private OpenStorage openExample() {
        InMemoryStorage storage = InMemoryStorage.create();
        return new OpenStorage(storage.bindingStores(), storage.sessions(), storage.apiKeys(), storage::close);
    }

    @Nested
    class Bindings extends BindingStoreContract {
        @Override
        protected OpenStorage open() {
            return openExample();
        }

        @Override
        protected boolean isDurable() {
            return false; // leave this out: yours is
        }
    }

    @Nested
    class Histories extends BindingHistoryContract {
        @Override
        protected OpenStorage open() {
            return openExample();
        }

        @Override
        protected boolean isDurable() {
            return false;
        }
    }
}
// snippet end
