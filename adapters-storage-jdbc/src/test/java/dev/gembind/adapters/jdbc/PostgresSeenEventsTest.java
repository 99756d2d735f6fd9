package dev.gembind.adapters.jdbc;

import dev.gembind.testkit.postgres.PostgresServer;
import dev.gembind.testkit.webhooks.OpenSeenEvents;
import dev.gembind.testkit.webhooks.SeenEventsContract;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresSeenEventsTest extends SeenEventsContract {
    private static String url = "";

    @BeforeAll
    static void makeDatabase() {
        url = PostgresServer.shared().newDatabase();
        Opened.on(url).close();
    }

    @BeforeEach
    void empty() {
        Opened.emptyGems(url);
    }

    @Override
    protected OpenSeenEvents open() {
        return Opened.asSeenEvents(Opened.on(url));
    }
}
