package dev.gembind.adapters.jdbc;

import dev.gembind.testkit.ledger.OpenLedger;
import dev.gembind.testkit.ledger.WholeLedgerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract of every ledger, on a file of H2. */
class H2LedgerContractTest extends WholeLedgerContract {
    @TempDir
    Path folder;

    @Override
    protected OpenLedger open() {
        return Opened.asLedger(Opened.on("jdbc:h2:file:" + folder.resolve("gembind")));
    }
}
