package dev.gembind.adapters.jdbc;

import dev.gembind.testkit.contract.MovingContract;
import dev.gembind.testkit.contract.OpenMovable;
import org.junit.jupiter.api.BeforeEach;

/** Moving data in and out of PostgreSQL. */
class PostgresMovingTest extends MovingContract {
    private static final String URL = Opened.newDatabase();

    @BeforeEach
    void empty() {
        Opened.empty(URL);
        Opened.emptyGems(URL);
    }

    @Override
    protected OpenMovable open() {
        return Opened.asMovable(Opened.on(URL));
    }
}
