package dev.gembind.adapters.csv;

import dev.gembind.testkit.payments.GemCrashContract;
import dev.gembind.testkit.payments.OpenPayments;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class CsvGemCrashTest extends GemCrashContract {
    @TempDir
    Path folder;

    @Override
    protected OpenPayments open() {
        CsvStorage storage = CsvLedgerContractTest.open(folder, 1 << 16);
        return new OpenPayments(storage.payments(), storage::close);
    }
}
