package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.storage.StorageException;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One small life of a storage (made, written to, checkpointed, closed, opened, written to), cut off at every operation, with
 * every outcome of the loss of power that {@link SimOutcome} lists; and the recovery from that cut off at every operation
 * too. Nothing is drawn but whether the crash comes before or after an operation, and both are played.
 */
@Tag("B-02")
@Tag("B-09")
class SmallWorkloadTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-31T08:00:00Z"));
    private static final int MAX_OPERATIONS = 1000;

    private long outcomes;

    @Test
    void whereverTheFirstMinutesOfAStorageEndNothingAcknowledgedIsLost() throws IOException {
        int operations = playAll(UnaryOperator.identity());

        System.out.printf("small workload: %d operations, %d outcomes, 0 broken%n", operations, outcomes);
        assertThat(operations).isGreaterThan(60);
        assertThat(outcomes).isGreaterThan(5_000);
    }

    @Test
    void theSameNoticesThatAForceIsMissing() {
        for (UnaryOperator<Disk> mutant : List.<UnaryOperator<Disk>>of(
                ForceMutants::commitsUnforced,
                disk -> ForceMutants.filesUnforced(disk, name -> !name.startsWith("journal-")),
                disk -> ForceMutants.folderUnforced(disk, (what, name) -> name.startsWith("journal-")),
                OrderMutants::oldDeletedFirst)) {
            Throwable thrown = null;
            try {
                playAll(mutant);
            } catch (AssertionError | IOException e) {
                thrown = e;
            }
            assertThat(thrown).isInstanceOf(AssertionError.class);
        }
    }

    /** Crashes at each operation in turn until there is none left; returns how many there are. */
    private int playAll(UnaryOperator<Disk> between) throws IOException {
        for (int crashAt = 0; crashAt < MAX_OPERATIONS; crashAt++) {
            boolean crashed = false;
            for (long side = 0; side < 2; side++) {
                Life probe = new Life(side, between);
                crashed = probe.live(crashAt);
                int names = probe.disk.unforcedNames();
                for (SimOutcome outcome : SimOutcome.all(names)) {
                    Life life = new Life(side, between);
                    life.live(crashAt);
                    life.recover(outcome, -1);
                    outcomes++;
                }
                if (crashed) {
                    cutOffRecovery(crashAt, side, between);
                }
            }
            if (!crashed) {
                return crashAt;
            }
        }
        throw new AssertionError("the workload does not end");
    }

    /** The recovery from the two plainest outcomes is cut off at each of its operations. */
    private void cutOffRecovery(int crashAt, long side, UnaryOperator<Disk> between) throws IOException {
        for (SimOutcome outcome :
                List.of(new SimOutcome(0, SimOutcome.Fate.LOST), new SimOutcome(-1, SimOutcome.Fate.WRITTEN))) {
            boolean cut = true;
            for (int again = 0; cut; again++) {
                Life life = new Life(side, between);
                life.live(crashAt);
                cut = life.recover(outcome, again);
                outcomes++;
            }
        }
    }

    private static final class Life {
        private final SimDisk disk;
        private final Disk seen;
        private final SimModel model = new SimModel();
        private long number;

        Life(long side, UnaryOperator<Disk> between) {
            this.disk = new SimDisk(new Side(side));
            this.seen = between.apply(disk);
        }

        /** Returns whether the crash came before the end. */
        boolean live(int crashAt) throws IOException {
            disk.plan(new SimFaults(crashAt, -1, -1));
            try {
                SimStore store = open();
                commit(store, 1);
                commit(store, 2);
                commit(store, 1);
                store.engine().idle();
                store = open();
                for (int i = 0; i < 5; i++) {
                    commit(store, 1);
                }
                return false;
            } catch (SimCrash e) {
                return true;
            }
        }

        /** Recovers from an outcome, and again when that is cut off; returns whether it was. */
        boolean recover(SimOutcome outcome, int crashAt) throws IOException {
            disk.restartMachine(outcome);
            disk.plan(new SimFaults(crashAt, -1, -1));
            boolean cut = false;
            try {
                check();
            } catch (SimCrash e) {
                cut = true;
                disk.restartMachine(new SimOutcome(0, SimOutcome.Fate.LOST));
                disk.plan(SimFaults.NONE);
                check();
            }
            return cut;
        }

        private void check() throws IOException {
            try {
                model.recover(new SimStore(disk, CLOCK).world().state());
            } catch (DamageException | MalformedException e) {
                throw new AssertionError("refused to open after a mere crash", e);
            }
        }

        private SimStore open() throws IOException {
            return new SimStore(seen, CLOCK);
        }

        private void commit(SimStore store, int size) {
            SimWorld.Change[] changes = new SimWorld.Change[size];
            for (int i = 0; i < size; i++) {
                number++;
                changes[i] =
                        new SimWorld.Change(number, "k" + number % 3, number % 4 == 0 ? null : "text", number % 5 == 0);
                model.attempt(changes[i]);
            }
            try {
                store.commit(changes);
                model.acknowledge();
            } catch (StorageException e) {
                throw new AssertionError("refused without a fault", e);
            }
        }
    }

    /** Says always the same: the crash comes before the operation, or after it. */
    private record Side(long side) implements RandomGenerator {
        @Override
        public long nextLong() {
            return side == 0 ? -1L : 1L;
        }

        @Override
        public boolean nextBoolean() {
            return side == 0;
        }
    }
}
