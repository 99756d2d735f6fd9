package dev.gembind.testkit.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RaceTest {
    @Test
    void answersComeInTheOrderOfTheBodies() {
        assertThat(Race.run(5, i -> i * i)).containsExactly(0, 1, 4, 9, 16);
    }

    @Test
    void everybodyRunsAtTheSameTime() {
        CyclicBarrier all = new CyclicBarrier(4);

        assertThat(Race.run(4, i -> meet(all))).containsOnly(true);
    }

    @Test
    void theFirstFailureIsTheCause() {
        assertThatThrownBy(() -> Race.run(3, i -> {
                    throw new IllegalStateException("body " + i);
                }))
                .isInstanceOf(AssertionError.class)
                .hasRootCauseMessage("body 0");
    }

    private static boolean meet(CyclicBarrier all) {
        try {
            all.await(30, TimeUnit.SECONDS);
            return true;
        } catch (Exception e) {
            return false;
        }
    }
}
