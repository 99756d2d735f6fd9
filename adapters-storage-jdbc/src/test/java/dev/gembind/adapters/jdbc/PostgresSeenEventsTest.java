package dev.gembind.adapters.jdbc;

import dev.gembind.testkit.webhooks.OpenSeenEvents;
import dev.gembind.testkit.webhooks.SeenEventsContract;
import org.junit.jupiter.api.BeforeEach;

class PostgresSeenEventsTest extends SeenEventsContract {
    private static final String URL = Opened.newDatabase();

    @BeforeEach
    void empty() {
        Opened.emptyGems(URL);
    }

    @Override
    protected OpenSeenEvents open() {
        return Opened.asSeenEvents(Opened.on(URL));
    }
}
