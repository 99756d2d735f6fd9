package dev.gembind.testkit.linear;

import static dev.gembind.testkit.linear.Linearizability.Verdict.LINEARIZABLE;
import static dev.gembind.testkit.linear.Linearizability.Verdict.NOT_LINEARIZABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A register: what is positive is written and answers 0; 0 reads it. */
class LinearizabilityTest {
    private static final Model<Integer, Integer, Integer> REGISTER = new Model<>() {
        @Override
        public Integer initial() {
            return 0;
        }

        @Override
        public Step<Integer, Integer> apply(Integer state, Integer input) {
            return input == 0 ? new Step<>(state, state) : new Step<>(input, 0);
        }
    };

    private static Operation<Integer, Integer> write(int value, long called, long returned) {
        return new Operation<>(1, value, 0, called, returned);
    }

    private static Operation<Integer, Integer> read(int seen, long called, long returned) {
        return new Operation<>(2, 0, seen, called, returned);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // List.of keeps its arguments to itself
    private static Linearizability.Verdict check(Operation<Integer, Integer>... operations) {
        return Linearizability.check(REGISTER, List.of(operations));
    }

    @Test
    void oneAfterAnotherIsFine() {
        assertThat(check(write(1, 1, 2), read(1, 3, 4), write(2, 5, 6), read(2, 7, 8)))
                .isEqualTo(LINEARIZABLE);
    }

    @Test
    void duringAWriteEitherValueIsFine() {
        assertThat(check(write(1, 1, 6), read(0, 2, 3), read(1, 4, 5))).isEqualTo(LINEARIZABLE);
    }

    @Test
    void aStaleReadIsFound() {
        assertThat(check(write(1, 1, 2), read(0, 3, 4))).isEqualTo(NOT_LINEARIZABLE);
    }

    @Test
    void goingBackInTimeIsFound() {
        assertThat(check(write(1, 1, 6), read(1, 2, 3), read(0, 4, 5))).isEqualTo(NOT_LINEARIZABLE);
    }

    @Test
    void aLostUpdateIsFound() {
        assertThat(check(write(1, 1, 2), write(2, 3, 4), read(1, 5, 6))).isEqualTo(NOT_LINEARIZABLE);
    }

    @Test
    void aValueFromNowhereIsFound() {
        assertThat(check(write(1, 1, 2), read(7, 3, 4))).isEqualTo(NOT_LINEARIZABLE);
    }

    @Test
    void twoReadersWhoDisagreeAboutTheOrderAreFound() {
        assertThat(check(
                        write(1, 1, 10),
                        new Operation<>(3, 2, 0, 1, 10),
                        read(1, 11, 12),
                        new Operation<>(4, 0, 2, 13, 14)))
                .isEqualTo(NOT_LINEARIZABLE);
    }

    @Test
    void whatMayHaveHappenedMayBeSeenLateOrNever() {
        assertThat(check(write(1, 1, Operation.NEVER), read(0, 2, 3), read(1, 4, 5)))
                .isEqualTo(LINEARIZABLE);
        assertThat(check(write(1, 1, Operation.NEVER), read(0, 2, 3))).isEqualTo(LINEARIZABLE);
        assertThat(check(write(1, 1, Operation.NEVER), read(1, 2, 3), read(0, 4, 5)))
                .isEqualTo(NOT_LINEARIZABLE);
        assertThat(check(read(1, 1, 2), write(1, 3, Operation.NEVER))).isEqualTo(NOT_LINEARIZABLE);
    }

    @Test
    void aLongHistoryIsCheckedQuickly() {
        List<Operation<Integer, Integer>> history = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            history.add(write(i + 1, 4L * i, 4L * i + 3));
            history.add(read(i % 2 == 0 ? i + 1 : i, 4L * i + 1, 4L * i + 2));
        }

        assertThat(Linearizability.check(REGISTER, history)).isEqualTo(LINEARIZABLE);
        history.add(read(1, 9000, 9001));
        assertThat(Linearizability.check(REGISTER, history)).isEqualTo(NOT_LINEARIZABLE);
    }

    @Test
    void theRecorderKeepsUnknownOnesAndLeavesOutWhatDidNotHappen() {
        HistoryRecorder<Integer, Integer> recorder = new HistoryRecorder<>(-1);

        recorder.run(1, 5, () -> 0);
        recorder.run(1, 6, () -> {
            throw new StorageUnavailableException(Outcome.UNKNOWN, "lost", null);
        });
        recorder.run(1, 7, () -> {
            throw new StorageUnavailableException(Outcome.NOT_COMMITTED, "down", null);
        });

        assertThat(recorder.history()).extracting(Operation::input).containsExactly(5, 6);
        assertThat(recorder.history()).extracting(Operation::isUnknown).containsExactly(false, true);
        assertThatThrownBy(() -> write(1, 2, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
