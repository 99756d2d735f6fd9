package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.testkit.ledger.OpenLedger;
import dev.gembind.testkit.ledger.WholeLedgerContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of every ledger, on a real PostgreSQL. */
class PostgresLedgerContractTest extends WholeLedgerContract {
    private static final String URL = Opened.newDatabase();

    @BeforeEach
    void empty() {
        Opened.emptyGems(URL);
    }

    @Override
    protected OpenLedger open() {
        return Opened.asLedger(Opened.on(URL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE gembind_transfers SET reason = ''",
                "DELETE FROM gembind_transfers",
                "TRUNCATE gembind_transfers"
            })
    @Tag("A-03")
    void theDatabaseItselfRefusesToChangeWhatWasBooked(String change) {
        Opened.execute(URL, """
                INSERT INTO gembind_transfers VALUES ('id', 'SPEND', 's', 'k', 'u', 1, '', '', 'a', '', now(), now(),
                    'FROZEN', NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
                """);

        assertThatThrownBy(() -> Opened.execute(URL, change))
                .rootCause()
                .hasMessageContaining("never changed or deleted");
    }

    @Test
    void theDatabaseItselfRefusesBooksThatDoNotBalance() {
        assertThatThrownBy(() -> Opened.execute(URL, """
                        INSERT INTO gembind_transfers VALUES ('id', 'SPEND', 's', 'k', 'u', 1, '', '', 'a', '', now(),
                            now(), NULL, 1, 0, 0, 0, '', '', -1, 0, 0, 0, 0, 2, 0, 0, 0, 0)
                        """))
                .rootCause()
                .hasMessageContaining("violates check constraint");
    }
}
