package dev.gembind.adapters.jdbc;

import dev.gembind.testkit.ledger.OpenLedger;
import dev.gembind.testkit.ledger.WholeLedgerContract;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;

/** The same contract on a real PostgreSQL when each change and each commit goes by itself. */
class PostgresSeparateCommitsLedgerContractTest extends WholeLedgerContract {
    private static final String URL = Opened.newDatabase();

    @BeforeEach
    void empty() {
        Opened.emptyGems(URL);
    }

    @Override
    protected OpenLedger open() {
        return Opened.asLedger(JdbcStorage.open(Opened.config(URL).withSeparateCommits(), new SplittableRandom(1)));
    }
}
