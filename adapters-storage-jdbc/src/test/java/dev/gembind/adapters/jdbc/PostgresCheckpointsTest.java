package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.testkit.ledger.CheckpointStoreContract;
import dev.gembind.testkit.ledger.OpenCheckpoints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A-09")
class PostgresCheckpointsTest extends CheckpointStoreContract {
    private static final String URL = Opened.newDatabase();

    @BeforeEach
    void empty() {
        Opened.emptyGems(URL);
    }

    @Override
    protected OpenCheckpoints open() {
        return Opened.asCheckpoints(Opened.on(URL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE gembind_checkpoints SET root = ''",
                "DELETE FROM gembind_checkpoints",
                "TRUNCATE gembind_checkpoints",
                "UPDATE gembind_heads SET link = ''",
                "UPDATE gembind_heads SET revision = 4",
                "UPDATE gembind_heads SET revision = 6, user_id = 'v'",
                "DELETE FROM gembind_heads",
                "TRUNCATE gembind_heads"
            })
    void theDatabaseItselfRefusesToChangeWhatWasSigned(String change) {
        Opened.execute(URL, "INSERT INTO gembind_checkpoints VALUES (1, now(), 1, 'root', 'signature')");
        Opened.execute(URL, "INSERT INTO gembind_heads VALUES ('u', 5, 'link')");

        assertThatThrownBy(() -> Opened.execute(URL, change))
                .rootCause()
                .hasMessageContaining("never changed or deleted");
        assertThatCode(() -> Opened.execute(URL, "UPDATE gembind_heads SET revision = 6, link = 'next'"))
                .doesNotThrowAnyException();
    }
}
