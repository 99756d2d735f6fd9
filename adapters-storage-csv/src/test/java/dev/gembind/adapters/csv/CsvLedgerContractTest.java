package dev.gembind.adapters.csv;

import dev.gembind.testkit.ledger.OpenLedger;
import dev.gembind.testkit.ledger.WholeLedgerContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of every ledger, with checkpoints that never come and with one after each write. */
@ParameterizedClass(name = "checkpoint every {0} bytes")
@ValueSource(longs = {1L << 30, 1})
class CsvLedgerContractTest extends WholeLedgerContract {
    @TempDir
    Path folder;

    @Parameter
    long checkpointBytes;

    @Override
    protected OpenLedger open() {
        CsvStorage storage = open(folder, checkpointBytes);
        return new OpenLedger(storage.transactor(), storage.payments().ledger(), storage::close);
    }

    static CsvStorage open(Path folder, long checkpointBytes) {
        CsvConfig config = new CsvConfig(folder, Duration.ofSeconds(30), 1000, checkpointBytes, 0, 100, false);
        return CsvStorage.open(config, InstantSource.system(), new SplittableRandom(1));
    }
}
