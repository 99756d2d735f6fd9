package dev.gembind.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import dev.gembind.testkit.junit.LeakCheck;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class HousekeepingTest {
    @Test
    void aBacklogIsRemovedInBoundedPieces() {
        AtomicInteger left = new AtomicInteger(1_234);
        try (Housekeeping house = new Housekeeping(
                List.of(new Housekeeping.Chore("things", limit -> {
                    int now = Math.min(limit, left.get());
                    left.addAndGet(-now);
                    return now;
                })),
                () -> true)) {
            house.run();
        }

        assertThat(left).hasValue(0);
    }

    @Test
    void anEndlessBacklogDoesNotKeepOthersFromTheirTurn() {
        AtomicInteger others = new AtomicInteger();
        try (Housekeeping house = new Housekeeping(
                List.of(
                        new Housekeeping.Chore("endless", limit -> limit),
                        new Housekeeping.Chore("others", limit -> others.incrementAndGet())),
                () -> true)) {
            house.run();
        }

        assertThat(others).hasValue(1);
    }

    @Test
    void aChoreWithALimitOfItsOwnGoesOnWhileThereIsMore() {
        AtomicInteger rounds = new AtomicInteger();
        try (Housekeeping house = new Housekeeping(
                List.of(Housekeeping.Chore.whileMore("things", () -> rounds.incrementAndGet() < 3)), () -> true)) {
            house.run();
        }

        assertThat(rounds).hasValue(3);
    }

    @Test
    void nothingIsDoneOutOfTurnAndNothingFromWhenTheTurnIsOver() {
        AtomicInteger rounds = new AtomicInteger();
        try (Housekeeping house = new Housekeeping(
                List.of(new Housekeeping.Chore("endless", limit -> {
                    rounds.incrementAndGet();
                    return limit;
                })),
                () -> rounds.get() < 3)) {
            house.run();
            house.run();
        }

        assertThat(rounds).hasValue(3);
    }

    @Test
    void aFailureEndsNeitherTheRoundNorTheSchedule() throws Exception {
        CountDownLatch rounds = new CountDownLatch(3);
        Housekeeping.Chore broken = new Housekeeping.Chore("broken", limit -> {
            throw new StorageUnavailableException(Outcome.NOT_COMMITTED, "full", null);
        });
        Housekeeping.Chore worse = new Housekeeping.Chore("worse", limit -> {
            throw new IllegalStateException("a bug");
        });
        Housekeeping.Chore good = new Housekeeping.Chore("good", limit -> {
            rounds.countDown();
            return 0;
        });

        try (Housekeeping house =
                new Housekeeping(List.of(broken, worse, good), () -> true).every(Duration.ofMillis(1))) {
            assertThat(house).isNotNull();
            assertThat(rounds.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
