package dev.gembind.testkit.memory;

import dev.gembind.testkit.contract.OpenStorage;
import dev.gembind.testkit.contract.WholeStorageContract;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The storage of the other tests is held to the contract too, in both of its modes. */
@ParameterizedClass(name = "bodies run twice: {0}")
@ValueSource(booleans = {false, true})
class InMemoryStorageContractTest extends WholeStorageContract {
    @Parameter
    boolean twice;

    @Override
    protected OpenStorage open() {
        InMemoryStorage storage = twice ? InMemoryStorage.runningBodiesTwice() : InMemoryStorage.create();
        return new OpenStorage(storage.bindingStores(), storage.sessions(), storage.apiKeys(), storage::close);
    }

    @Override
    protected boolean isDurable() {
        return false;
    }
}
