package dev.gembind.testkit.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.ledger.LedgerFault;
import dev.gembind.core.ledger.LedgerVerifier;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.testkit.junit.StoreContract;
import dev.gembind.testkit.memory.InMemoryStorage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Payments, spends, holds, refunds and a dispute, over and over, and each time a later call of a store fails, or the moment
 * before or after a commit. Nothing is there by halves then, and the same updates once more lead to the same end as if nothing
 * had failed. {@code -Dgembind.crash.stride=1} lets every call fail, and not only every third.
 */
@Tag("A-T1")
@Tag("A-01")
public abstract class GemCrashContract extends StoreContract<OpenPayments> {
    /** One period of every kind, and the beginning of the next, which pays a debt. */
    private static final int UPDATES = GemUpdates.PERIOD + 3;

    private static final int PERIODS = 2;
    private static final int TOO_MANY = 5000;
    private static final int USUAL_STRIDE = 3;

    private final InMemoryStorage memory = InMemoryStorage.create();

    @AfterEach
    void closeMemory() {
        memory.close();
    }

    @Test
    void case20to22_whereverItFailsTheSameUpdatesOnceMoreLeadToTheSameEnd() {
        int stride = Integer.getInteger("gembind.crash.stride", USUAL_STRIDE);
        int points = 0;
        int step = 1;
        while (fails(step)) {
            points++;
            step += stride;
            assertThat(step).as("steps of so short a story").isLessThan(TOO_MANY);
        }

        assertThat(points).as("points at which something failed").isGreaterThan(10);
        reopen();
        List<LedgerFault> faults = opened().stores()
                .transactor()
                .read("faults", view -> LedgerVerifier.faults(opened().stores().ledger(), view));
        assertThat(faults).isEmpty();
        System.out.printf("crash points of gems, %s: %d; 0 wrong%n", getClass().getSimpleName(), points);
    }

    private boolean fails(int step) {
        String user = "user" + step;
        List<List<String>> right = states(user);
        FailingStores failing = new FailingStores(opened().stores(), step);
        GemUpdates broken = new GemUpdates(failing.stores(), user);
        GemUpdates whole = new GemUpdates(opened().stores(), user);
        int done = 0;
        Outcome outcome = Outcome.NOT_COMMITTED;
        try {
            for (int i = 1; i <= UPDATES; i++) {
                broken.deliver(i);
                done = i;
            }
        } catch (StorageException e) {
            outcome = e.outcome();
        }

        int found = right.indexOf(whole.state(PERIODS));
        int latest = right.lastIndexOf(whole.state(PERIODS));
        assertThat(found)
                .as("after a fault at step %d of update %d", step, done + 1)
                .isNotNegative();
        assertThat(latest).as("acknowledged, at step %d", step).isGreaterThanOrEqualTo(done);
        assertThat(found)
                .as("done, at step %d", step)
                .isLessThanOrEqualTo(outcome == Outcome.UNKNOWN ? done + 1 : done);
        for (int i = 1; i <= UPDATES; i++) {
            whole.deliver(i);
        }
        assertThat(whole.state(PERIODS))
                .as("delivered again after step %d", step)
                .isEqualTo(right.get(UPDATES));
        return failing.hasFailed();
    }

    /** Returns the states between updates, told by a storage that does not fail. */
    private List<List<String>> states(String user) {
        GemUpdates updates = new GemUpdates(memory.paymentStores(), user);
        List<List<String>> states = new ArrayList<>(List.of(updates.state(PERIODS)));
        for (int i = 1; i <= UPDATES; i++) {
            updates.deliver(i);
            states.add(updates.state(PERIODS));
        }
        return states;
    }
}
