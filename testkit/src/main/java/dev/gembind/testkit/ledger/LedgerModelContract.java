package dev.gembind.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.testkit.ledger.model.LedgerHistory;
import dev.gembind.testkit.ledger.model.LedgerPlan;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Gems do on this store what a second telling of the rules says, operation by operation. {@code -Dgembind.ledger.histories=N}
 * runs N histories, {@code -Dgembind.ledger.seed=S} begins with seed S, {@code -Dgembind.ledger.steps=M} makes them longer.
 */
@Tag("A-01")
@Tag("A-02")
@Tag("A-03")
public abstract class LedgerModelContract extends LedgerContract {
    private static final int USUAL_HISTORIES = 8;
    private static final int USUAL_STEPS = 250;
    private static final int USERS = 3;

    static LongStream seeds() {
        return LongStream.iterate(Long.getLong("gembind.ledger.seed", 1), seed -> seed + 1)
                .limit(Integer.getInteger("gembind.ledger.histories", USUAL_HISTORIES));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aHistoryOfGemsGoesAsTheModelSays(long seed) {
        LedgerPlan plan = new LedgerPlan(seed, USERS, Integer.getInteger("gembind.ledger.steps", USUAL_STEPS));
        LedgerHistory history = new LedgerHistory(opened().transactor(), store(), plan);

        assertThat(history.run()).as("%s", plan).isEmpty();
        reopen();
        assertThat(history.check(opened().transactor(), store()))
                .as("%s, reopened", plan)
                .isEmpty();
    }
}
