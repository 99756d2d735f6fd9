package dev.gembind.adapters.csv;

import dev.gembind.core.bindings.BindingStores;
import dev.gembind.testkit.contract.OpenStorage;
import dev.gembind.testkit.contract.WholeStorageContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of every storage, with checkpoints that never come and with one after each write. */
@ParameterizedClass(name = "checkpoint every {0} bytes")
@ValueSource(longs = {1L << 30, 1})
class CsvStorageContractTest extends WholeStorageContract {
    private static final int AUDIT_ROWS = 2000;

    @TempDir
    Path folder;

    @Parameter
    long checkpointBytes;

    @Override
    protected OpenStorage open() {
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
}
