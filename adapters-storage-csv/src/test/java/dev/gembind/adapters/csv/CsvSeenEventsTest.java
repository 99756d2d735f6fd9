package dev.gembind.adapters.csv;

import dev.gembind.testkit.webhooks.OpenSeenEvents;
import dev.gembind.testkit.webhooks.SeenEventsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class CsvSeenEventsTest extends SeenEventsContract {
    @TempDir
    Path folder;

    @Override
    protected OpenSeenEvents open() {
        CsvStorage storage = CsvLedgerContractTest.open(folder, 1);
        return new OpenSeenEvents(storage.transactor(), storage.seenEvents(), storage.users(), storage::close);
    }
}
