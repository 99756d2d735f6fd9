package dev.gembind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.testkit.junit.LeakCheck;
import dev.gembind.testkit.junit.UncaughtExceptionGuard;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A few transactions are run again and again, and each time a later step of what the storage stands on fails, until no step
 * is left. Afterwards exactly the acknowledged transactions are there, and the one that failed only if its outcome was said
 * to be unknown, whole or not at all; and running everything again leads to the same end. An adapter extends this once for
 * each way in which its steps can fail. {@code -Dgembind.crash.stride=1} lets every step fail, and not only every third.
 */
@Tag("G-02")
@Tag("B-09")
@ExtendWith({LeakCheck.class, UncaughtExceptionGuard.class})
public abstract class CrashContract {
    private static final int TOO_MANY = 20_000;
    private static final int USUAL_STRIDE = 3;

    private int points;
    private int healed;
    private int notCommitted;
    private int unknown;

    /** Begins a life in which that step fails, counted from 1. */
    protected abstract CrashTrial begin(int step) throws Exception;

    @Test
    void whereverItFailsWhatWasAcknowledgedIsThereAndNothingByHalves() throws Exception {
        failEverywhere();
    }

    /** Lets one step after the other fail, until there is none left. */
    void failEverywhere() throws Exception {
        int stride = Integer.getInteger("gembind.crash.stride", USUAL_STRIDE);
        int step = 1;
        while (fails(step)) {
            step += stride;
            assertThat(step).as("steps of so short a story").isLessThan(TOO_MANY);
        }

        System.out.printf(
                "crash points, %s: %d, of which healed %d, not committed %d, unknown %d; 0 wrong%n",
                getClass().getSimpleName(), points, healed, notCommitted, unknown);
        assertThat(points).as("points at which something failed").isPositive();
    }

    private boolean fails(int step) throws Exception {
        try (CrashTrial trial = begin(step)) {
            CrashLife life = CrashLife.live(trial, step);
            boolean failed = trial.hasFailed();
            OpenStorage afterwards = trial.afterwards();
            assertThat(life.complaint(afterwards)).as("a fault at step " + step).isEmpty();
            life.failure()
                    .ifPresent(outcome -> assertThat(failed)
                            .as("failed as " + outcome + " without a fault, at step " + step)
                            .isTrue());
            count(life, failed);
            life.finish(afterwards);
            assertThat(life.complaint(afterwards))
                    .as("run again after a fault at step " + step)
                    .isEmpty();
            return failed;
        }
    }

    private void count(CrashLife life, boolean failed) {
        points += failed ? 1 : 0;
        healed += failed && life.failure().isEmpty() ? 1 : 0;
        notCommitted += life.failure().filter(Outcome.NOT_COMMITTED::equals).isPresent() ? 1 : 0;
        unknown += life.failure().filter(Outcome.UNKNOWN::equals).isPresent() ? 1 : 0;
    }
}
