package dev.gembind.adapters.csv;

import dev.gembind.core.bindings.BindingStores;
import dev.gembind.testkit.contract.OpenMovable;
import dev.gembind.testkit.payments.GemKillContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class GemKillTest extends GemKillContract {
    @TempDir
    Path folder;

    @Override
    protected int usualCycles() {
        return 30;
    }

    @Override
    protected OpenMovable open(int book) {
        CsvStorage storage = CsvLedgerContractTest.open(Path.of(place(book)), 20_000);
        BindingStores stores = new BindingStores(
                storage.transactor(), storage.users(), storage.bindings(), storage.linkAttempts(), storage.auditLog());
        return new OpenMovable(storage.movable(), stores, storage.payments(), storage::close);
    }

    @Override
    protected Class<?> main() {
        return GemKillChild.class;
    }

    @Override
    protected String place(int book) {
        return folder.resolve("book" + book).toString();
    }
}
