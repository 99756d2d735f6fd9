package dev.gembind.adapters.jdbc;

import dev.gembind.testkit.contract.MovingContract;
import dev.gembind.testkit.contract.OpenMovable;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Moving data in and out of a file of H2. */
class H2MovingTest extends MovingContract {
    @TempDir
    Path folder;

    @Override
    protected OpenMovable open() {
        return Opened.asMovable(Opened.on("jdbc:h2:file:" + folder.resolve("gembind")));
    }
}
