package dev.gembind.adapters.jdbc;

import dev.gembind.testkit.payments.OpenPayments;
import dev.gembind.testkit.payments.WholePaymentContract;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;

/** The same contract on a real PostgreSQL when each change and each commit goes by itself. */
class PostgresSeparateCommitsPaymentContractTest extends WholePaymentContract {
    private static final String URL = Opened.newDatabase();

    @BeforeEach
    void empty() {
        Opened.emptyGems(URL);
    }

    @Override
    protected OpenPayments open() {
        return Opened.asPayments(JdbcStorage.open(Opened.config(URL).withSeparateCommits(), new SplittableRandom(1)));
    }
}
