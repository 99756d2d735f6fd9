package dev.gembind.testkit.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.Wallet;
import dev.gembind.testkit.memory.InMemoryStorage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The arithmetic beside the updates, and the updates themselves, on a storage that does not fail. */
class GemSumsTest {
    private static final int UPDATES = 20 * GemUpdates.PERIOD;

    @Test
    void theSumsAreWhatTheLedgerBooksAndTheSameUpdatesAgainChangeNothing() {
        try (InMemoryStorage storage = InMemoryStorage.create()) {
            GemUpdates updates = new GemUpdates(storage.paymentStores(), "alice");
            List<Balance> balances = new ArrayList<>();
            for (int i = 1; i <= UPDATES; i++) {
                updates.deliver(i);
                assertThat(balance(storage)).as("after update " + i).isEqualTo(GemSums.after(i));
                balances.add(balance(storage));
            }
            List<String> state = updates.state(20);

            for (int i = UPDATES; i >= 1; i--) {
                updates.deliver(i);
            }

            assertThat(updates.state(20)).isEqualTo(state);
            assertThat(balances)
                    .anyMatch(balance -> !balance.owed().isZero())
                    .anyMatch(balance -> !balance.held().isZero());
        }
    }

    private static Balance balance(InMemoryStorage storage) {
        return storage.transactor()
                .read("balance", view -> storage.ledger().find(view, new UserId("alice")))
                .map(Wallet::balance)
                .orElse(Balance.ZERO);
    }
}
