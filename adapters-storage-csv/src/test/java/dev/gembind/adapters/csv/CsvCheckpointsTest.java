package dev.gembind.adapters.csv;

import dev.gembind.testkit.ledger.CheckpointStoreContract;
import dev.gembind.testkit.ledger.OpenCheckpoints;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A-09")
@ParameterizedClass(name = "checkpoint every {0} bytes")
@ValueSource(longs = {1L << 30, 1})
class CsvCheckpointsTest extends CheckpointStoreContract {
    @TempDir
    Path folder;

    @Parameter
    long checkpointBytes;

    @Override
    protected OpenCheckpoints open() {
        CsvStorage storage = CsvLedgerContractTest.open(folder, checkpointBytes);
        return new OpenCheckpoints(storage.transactor(), storage.checkpoints(), storage::close);
    }
}
