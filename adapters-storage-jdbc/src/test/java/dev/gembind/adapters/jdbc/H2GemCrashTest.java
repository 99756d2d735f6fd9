package dev.gembind.adapters.jdbc;

import dev.gembind.testkit.payments.GemCrashContract;
import dev.gembind.testkit.payments.OpenPayments;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2GemCrashTest extends GemCrashContract {
    @TempDir
    Path folder;

    @Override
    protected OpenPayments open() {
        return Opened.asPayments(Opened.on("jdbc:h2:file:" + folder.resolve("gembind")));
    }
}
