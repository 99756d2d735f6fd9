package dev.gembind.adapters.jdbc;

import dev.gembind.testkit.payments.OpenPayments;
import dev.gembind.testkit.payments.WholePaymentContract;
import dev.gembind.testkit.postgres.PostgresServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The contract of every store of payments, on a real PostgreSQL. */
class PostgresPaymentContractTest extends WholePaymentContract {
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
    protected OpenPayments open() {
        return Opened.asPayments(Opened.on(url));
    }
}
