package dev.gembind.testkit.memory;

import dev.gembind.testkit.contract.ApiKeyStoreContract;
import dev.gembind.testkit.contract.AuditLogContract;
import dev.gembind.testkit.contract.BindingHistoryContract;
import dev.gembind.testkit.contract.BindingStoreContract;
import dev.gembind.testkit.contract.LinkAttemptStoreContract;
import dev.gembind.testkit.contract.OpenStorage;
import dev.gembind.testkit.contract.SignInSessionStoreContract;
import dev.gembind.testkit.contract.TransactorContract;
import dev.gembind.testkit.contract.UserStoreContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The storage of the other tests is held to the contract too, in both of its modes. */
@ParameterizedClass(name = "bodies run twice: {0}")
@ValueSource(booleans = {false, true})
class InMemoryStorageContractTest {
    @Parameter
    boolean twice;

    private OpenStorage openMemory() {
        InMemoryStorage storage = twice ? InMemoryStorage.runningBodiesTwice() : InMemoryStorage.create();
        return new OpenStorage(storage.bindingStores(), storage.sessions(), storage.apiKeys(), storage::close);
    }

    @Nested
    class Transactions extends TransactorContract {
        @Override
        protected OpenStorage open() {
            return openMemory();
        }

        @Override
        protected boolean isDurable() {
            return false;
        }
    }

    @Nested
    class Users extends UserStoreContract {
        @Override
        protected OpenStorage open() {
            return openMemory();
        }

        @Override
        protected boolean isDurable() {
            return false;
        }
    }

    @Nested
    class Bindings extends BindingStoreContract {
        @Override
        protected OpenStorage open() {
            return openMemory();
        }

        @Override
        protected boolean isDurable() {
            return false;
        }
    }

    @Nested
    class Attempts extends LinkAttemptStoreContract {
        @Override
        protected OpenStorage open() {
            return openMemory();
        }

        @Override
        protected boolean isDurable() {
            return false;
        }
    }

    @Nested
    class Audit extends AuditLogContract {
        @Override
        protected OpenStorage open() {
            return openMemory();
        }

        @Override
        protected boolean isDurable() {
            return false;
        }
    }

    @Nested
    class Sessions extends SignInSessionStoreContract {
        @Override
        protected OpenStorage open() {
            return openMemory();
        }

        @Override
        protected boolean isDurable() {
            return false;
        }
    }

    @Nested
    class ApiKeys extends ApiKeyStoreContract {
        @Override
        protected OpenStorage open() {
            return openMemory();
        }

        @Override
        protected boolean isDurable() {
            return false;
        }
    }

    @Nested
    class Histories extends BindingHistoryContract {
        @Override
        protected OpenStorage open() {
            return openMemory();
        }

        @Override
        protected boolean isDurable() {
            return false;
        }
    }
}
