package dev.gembind.adapters.csv;

import dev.gembind.core.bindings.BindingStores;
import dev.gembind.testkit.contract.MovingContract;
import dev.gembind.testkit.contract.OpenMovable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Moving data in and out, with most audit events out of memory: in the journal, or in tables. */
@ParameterizedClass(name = "checkpoint every {0} bytes")
@ValueSource(longs = {1L << 30, 1})
class CsvMovingTest extends MovingContract {
    @TempDir
    Path folder;

    @Parameter
    long checkpointBytes;

    @Override
    protected OpenMovable open() {
        CsvConfig config = new CsvConfig(folder, Duration.ofSeconds(30), 1000, checkpointBytes, 0, 10, false);
        CsvStorage storage = CsvStorage.open(config, InstantSource.system(), new SplittableRandom(1));
        BindingStores stores = new BindingStores(
                storage.transactor(), storage.users(), storage.bindings(), storage.linkAttempts(), storage.auditLog());
        return new OpenMovable(storage.movable(), stores, storage.payments(), storage::close);
    }
}
