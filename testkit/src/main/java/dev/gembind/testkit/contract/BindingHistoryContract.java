package dev.gembind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.testkit.histories.BindingHistory;
import dev.gembind.testkit.histories.HistoryPlan;
import dev.gembind.testkit.histories.LastWayRace;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The services of bindings keep their rules on this storage, whatever happens in whatever order. {@code
 * -Dgembind.histories=N} runs N histories of each kind, {@code -Dgembind.histories.seed=S} begins with seed S.
 */
@Tag("B-01")
public abstract class BindingHistoryContract extends StorageContract {
    private static final int USUAL = 10;
    private static final int ROUNDS = 20;

    static LongStream seeds() {
        return LongStream.iterate(Long.getLong("gembind.histories.seed", 1), seed -> seed + 1)
                .limit(Integer.getInteger("gembind.histories", USUAL));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aHistoryKeepsTheRules(long seed) {
        check(HistoryPlan.replayable(seed));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aHistoryOfManyAtOnceKeepsTheRules(long seed) {
        check(HistoryPlan.threaded(seed));
    }

    @Test
    @Tag("B-08")
    void theLogTellsWhetherASuspensionCameBeforeTheOtherAccountWasGivenUp() {
        assertThat(new LastWayRace(storage().stores()).run(ROUNDS)).isEmpty();
    }

    private void check(HistoryPlan plan) {
        BindingHistory history = new BindingHistory(storage().stores(), plan);

        assertThat(history.run()).as("%s", plan).isEmpty();
        reopen();
        assertThat(history.check(storage().stores())).as("%s, reopened", plan).isEmpty();
    }
}
