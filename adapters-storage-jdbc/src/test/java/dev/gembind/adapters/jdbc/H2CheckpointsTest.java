package dev.gembind.adapters.jdbc;

import dev.gembind.testkit.ledger.CheckpointStoreContract;
import dev.gembind.testkit.ledger.OpenCheckpoints;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("A-09")
class H2CheckpointsTest extends CheckpointStoreContract {
    @TempDir
    Path folder;

    @Override
    protected OpenCheckpoints open() {
        return Opened.asCheckpoints(Opened.on("jdbc:h2:file:" + folder.resolve("gembind")));
    }
}
