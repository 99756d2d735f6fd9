package dev.gembind.adapters.jdbc;

import dev.gembind.testkit.contract.OpenStorage;
import dev.gembind.testkit.contract.WholeStorageContract;
import dev.gembind.testkit.postgres.PostgresServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The contract of every storage, on a real PostgreSQL. */
class PostgresContractTest extends WholeStorageContract {
    private static String url = "";

    @BeforeAll
    static void makeDatabase() {
        url = PostgresServer.shared().newDatabase();
        Opened.on(url).close();
    }

    @BeforeEach
    void empty() {
        Opened.empty(url);
    }

    @Override
    protected OpenStorage open() {
        return Opened.asContract(Opened.on(url));
    }
}
