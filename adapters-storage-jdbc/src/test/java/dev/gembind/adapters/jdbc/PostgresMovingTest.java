package dev.gembind.adapters.jdbc;

import dev.gembind.testkit.contract.MovingContract;
import dev.gembind.testkit.contract.OpenMovable;
import dev.gembind.testkit.postgres.PostgresServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Moving data in and out of PostgreSQL. */
class PostgresMovingTest extends MovingContract {
    private static String url = "";

    @BeforeAll
    static void makeDatabase() {
        url = PostgresServer.shared().newDatabase();
        Opened.on(url).close();
    }

    @BeforeEach
    void empty() {
        Opened.empty(url);
        Opened.emptyGems(url);
    }

    @Override
    protected OpenMovable open() {
        return Opened.asMovable(Opened.on(url));
    }
}
