package dev.gembind.adapters.jdbc;

import dev.gembind.testkit.payments.GemCrashContract;
import dev.gembind.testkit.payments.OpenPayments;
import org.junit.jupiter.api.BeforeEach;

class PostgresGemCrashTest extends GemCrashContract {
    private static final String URL = Opened.newDatabase();

    @BeforeEach
    void empty() {
        Opened.emptyGems(URL);
    }

    @Override
    protected OpenPayments open() {
        return Opened.asPayments(Opened.on(URL));
    }
}
