package dev.gembind.adapters.jdbc;

import dev.gembind.testkit.webhooks.OpenSeenEvents;
import dev.gembind.testkit.webhooks.SeenEventsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2SeenEventsTest extends SeenEventsContract {
    @TempDir
    Path folder;

    @Override
    protected OpenSeenEvents open() {
        return Opened.asSeenEvents(Opened.on("jdbc:h2:file:" + folder.resolve("gembind")));
    }
}
