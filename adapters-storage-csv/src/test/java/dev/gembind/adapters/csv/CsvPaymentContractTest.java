package dev.gembind.adapters.csv;

import dev.gembind.testkit.payments.OpenPayments;
import dev.gembind.testkit.payments.WholePaymentContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of every store of payments, with checkpoints that never come and with one after each write. */
@ParameterizedClass(name = "checkpoint every {0} bytes")
@ValueSource(longs = {1L << 30, 1})
class CsvPaymentContractTest extends WholePaymentContract {
    @TempDir
    Path folder;

    @Parameter
    long checkpointBytes;

    @Override
    protected OpenPayments open() {
        CsvStorage storage = CsvLedgerContractTest.open(folder, checkpointBytes);
        return new OpenPayments(storage.payments(), storage::close);
    }
}
