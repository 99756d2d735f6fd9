package dev.gembind.adapters.jdbc;

import dev.gembind.testkit.contract.OpenStorage;
import dev.gembind.testkit.contract.WholeStorageContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract of every storage, on a file of H2. */
class H2ContractTest extends WholeStorageContract {
    @TempDir
    Path folder;

    @Override
    protected OpenStorage open() {
        return Opened.asContract(Opened.on("jdbc:h2:file:" + folder.resolve("gembind")));
    }
}
