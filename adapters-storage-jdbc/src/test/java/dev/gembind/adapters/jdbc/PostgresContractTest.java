package dev.gembind.adapters.jdbc;

import dev.gembind.testkit.contract.OpenStorage;
import dev.gembind.testkit.contract.WholeStorageContract;
import org.junit.jupiter.api.BeforeEach;

/** The contract of every storage, on a real PostgreSQL. */
class PostgresContractTest extends WholeStorageContract {
    private static final String URL = Opened.newDatabase();

    @BeforeEach
    void empty() {
        Opened.empty(URL);
    }

    @Override
    protected OpenStorage open() {
        return Opened.asContract(Opened.on(URL));
    }
}
