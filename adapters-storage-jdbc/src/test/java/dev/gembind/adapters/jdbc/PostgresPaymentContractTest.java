package dev.gembind.adapters.jdbc;

import dev.gembind.testkit.payments.OpenPayments;
import dev.gembind.testkit.payments.WholePaymentContract;
import org.junit.jupiter.api.BeforeEach;

/** The contract of every store of payments, on a real PostgreSQL. */
class PostgresPaymentContractTest extends WholePaymentContract {
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
