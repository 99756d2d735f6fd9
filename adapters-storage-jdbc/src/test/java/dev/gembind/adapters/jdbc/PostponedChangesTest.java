package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.storage.ConstraintViolatedException;
import dev.gembind.core.storage.StorageException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes wrong in the message that stores transfer and wallet and commits. */
@Tag("A-12")
class PostponedChangesTest extends SpendScene {
    @Test
    void settingsOfTheTransactionHoldForTheStatementTheyComeWith() {
        Opened.execute(url, "CREATE TABLE seen (setting TEXT)");
        onInsert("""
                INSERT INTO seen VALUES (current_setting('transaction_isolation')), (current_setting('lock_timeout')),
                    (current_setting('statement_timeout'));
                """);

        assertThat(desk.spend("s", 1)).isInstanceOf(Outcome.Applied.class);

        List<String> seen = Opened.inside(
                storage,
                scope -> scope.read(sql -> sql.createQuery("SELECT setting FROM seen")
                        .mapTo(String.class)
                        .list()));
        assertThat(seen).containsExactly("serializable", "10s", "20s");
    }

    @Test
    void aConflictInTheMessageIsRunAgain() {
        onInsert("IF nextval('times') <= 2 THEN RAISE EXCEPTION 'not now' USING ERRCODE = '40001'; END IF;");

        assertThat(desk.spend("s", 7)).isInstanceOf(Outcome.Applied.class);

        assertThat(storage.retries(RetryReason.SERIALIZATION)).isEqualTo(2);
        assertThat(desk.balance()).isEqualTo(3);
    }

    @Test
    void aConflictThatComesWithTheCommitIsRunAgain() {
        atCommit("IF nextval('times') <= 2 THEN RAISE EXCEPTION 'not now' USING ERRCODE = '40001'; END IF;");

        assertThat(desk.spend("s", 7)).isInstanceOf(Outcome.Applied.class);

        assertThat(storage.retries(RetryReason.SERIALIZATION)).isEqualTo(2);
        assertThat(desk.balance()).isEqualTo(3);
    }

    @Test
    void anErrorBeforeTheCommitLeavesNothingForCertain() {
        onInsert("RAISE EXCEPTION 'no' USING ERRCODE = 'XX000';");

        StorageException failure = catchThrowableOfType(StorageException.class, () -> desk.spend("s", 7));

        assertThat(failure.outcome()).isEqualTo(StorageException.Outcome.NOT_COMMITTED);
        assertThat(desk.revision()).isEqualTo(1);
    }

    @Test
    void anErrorOfTheCommitItselfIsUnknown() {
        atCommit("RAISE EXCEPTION 'no' USING ERRCODE = 'XX000';");

        StorageException failure = catchThrowableOfType(StorageException.class, () -> desk.spend("s", 7));

        assertThat(failure.outcome()).isEqualTo(StorageException.Outcome.UNKNOWN);
        assertThat(desk.revision()).isEqualTo(1);
    }

    @Test
    void aRuleOfTheSchemaIsNamed() {
        onInsert("RAISE EXCEPTION 'no' USING ERRCODE = '23514';");

        StorageException failure = catchThrowableOfType(ConstraintViolatedException.class, () -> desk.spend("s", 7));

        assertThat(failure.outcome()).isEqualTo(StorageException.Outcome.NOT_COMMITTED);
        assertThat(failure).hasMessageContaining("23514");
        assertThat(desk.revision()).isEqualTo(1);
    }

    private void onInsert(String statement) {
        trigger(statement, "CREATE TRIGGER test BEFORE INSERT ON gembind_transfers", "RETURN NEW;");
    }

    private void atCommit(String statement) {
        trigger(
                statement,
                "CREATE CONSTRAINT TRIGGER test AFTER INSERT ON gembind_transfers DEFERRABLE INITIALLY DEFERRED",
                "RETURN NULL;");
    }

    private void trigger(String statement, String when, String end) {
        Opened.execute(url, "CREATE SEQUENCE times");
        Opened.execute(
                url,
                "CREATE FUNCTION test() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + statement + " " + end
                        + " END $$");
        Opened.execute(url, when + " FOR EACH ROW EXECUTE FUNCTION test()");
    }
}
