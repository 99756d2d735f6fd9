package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Transfer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A wallet that was posted but not yet sent is seen by its transaction, and replaces only the one that was locked. */
@Tag("A-12")
class PostedWalletTest extends SpendScene {
    @Test
    void aStatementAfterAPostSeesIt() {
        assertThat(desk.spend("s", 7)).isInstanceOf(Outcome.Applied.class);
        Transfer stored = newest();

        long seen = storage.transactor().<Long>write("twice", tx -> {
            Transfer other = another(stored, GemDesk.request("other").key(), 3);
            assertThat(storage.payments().ledger().post(tx, other, next(tx, 3))).isTrue();
            return storage.payments()
                    .ledger()
                    .find(tx, GemDesk.ALICE)
                    .orElseThrow()
                    .revision();
        });

        assertThat(seen).isEqualTo(3);
    }

    @Test
    void aWalletOfAnotherRevisionThanWasLockedIsNotReplaced() {
        assertThat(desk.spend("s", 7)).isInstanceOf(Outcome.Applied.class);
        Transfer stored = newest();

        assertThatThrownBy(() -> storage.transactor().write("wrong", tx -> {
                    JdbcScope scope = ((JdbcTransaction) tx).scope();
                    scope.change("UPDATE gembind_wallets SET revision = 9", statement -> {});
                    scope.noteRevision(GemDesk.ALICE.value(), 2);
                    Transfer other = another(stored, GemDesk.request("other").key(), 3);
                    return storage.payments().ledger().post(tx, other, next(tx, 3));
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("changed inside its transaction");
        assertThat(desk.revision()).isEqualTo(2);
    }
}
