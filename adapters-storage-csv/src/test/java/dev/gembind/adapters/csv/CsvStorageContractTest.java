package dev.gembind.adapters.csv;

import dev.gembind.core.bindings.BindingStores;
import dev.gembind.testkit.contract.ApiKeyStoreContract;
import dev.gembind.testkit.contract.AuditLogContract;
import dev.gembind.testkit.contract.BindingHistoryContract;
import dev.gembind.testkit.contract.BindingStoreContract;
import dev.gembind.testkit.contract.LinkAttemptStoreContract;
import dev.gembind.testkit.contract.OpenStorage;
import dev.gembind.testkit.contract.SignInSessionStoreContract;
import dev.gembind.testkit.contract.TransactorContract;
import dev.gembind.testkit.contract.UserStoreContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of every storage, with checkpoints that never come and with one after each write. */
@ParameterizedClass(name = "checkpoint every {0} bytes")
@ValueSource(longs = {1L << 30, 1})
class CsvStorageContractTest {
    private static final int AUDIT_ROWS = 2000;

    @TempDir
    Path folder;

    @Parameter
    long checkpointBytes;

    private OpenStorage openCsv() {
        CsvConfig config = new CsvConfig(folder, Duration.ofSeconds(30), 1000, checkpointBytes, 0, AUDIT_ROWS, false);
        CsvStorage storage = CsvStorage.open(config, InstantSource.system(), new SplittableRandom(1));
        return new OpenStorage(
                new BindingStores(
                        storage.transactor(),
                        storage.users(),
                        storage.bindings(),
                        storage.linkAttempts(),
                        storage.auditLog()),
                storage.sessions(),
                storage.apiKeys(),
                storage::close);
    }

    @Nested
    class Transactions extends TransactorContract {
        @Override
        protected OpenStorage open() {
            return openCsv();
        }
    }

    @Nested
    class Users extends UserStoreContract {
        @Override
        protected OpenStorage open() {
            return openCsv();
        }
    }

    @Nested
    class Bindings extends BindingStoreContract {
        @Override
        protected OpenStorage open() {
            return openCsv();
        }
    }

    @Nested
    class Attempts extends LinkAttemptStoreContract {
        @Override
        protected OpenStorage open() {
            return openCsv();
        }
    }

    @Nested
    class Audit extends AuditLogContract {
        @Override
        protected OpenStorage open() {
            return openCsv();
        }
    }

    @Nested
    class Sessions extends SignInSessionStoreContract {
        @Override
        protected OpenStorage open() {
            return openCsv();
        }
    }

    @Nested
    class ApiKeys extends ApiKeyStoreContract {
        @Override
        protected OpenStorage open() {
            return openCsv();
        }
    }

    @Nested
    class Histories extends BindingHistoryContract {
        @Override
        protected OpenStorage open() {
            return openCsv();
        }
    }
}
