package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageFullException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A new segment would bear the name of an empty one, so an empty one is never sealed. */
@Tag("B-02")
@Tag("B-09")
class EmptySegmentTest {
    private static final Instant START = Instant.parse("2026-01-31T08:00:00Z");
    private static final int PLENTY = 100;
    /** A full segment is too little for a checkpoint, but with the next one's header it is enough. */
    private static final EngineSettings SETTINGS = new EngineSettings(1 << 20, 600, 800, 0);

    private final SimDisk disk = new SimDisk(new SplittableRandom(1));
    private final Queue<Runnable> checkpoints = new ArrayDeque<>();
    private long clockReads;
    private long number;

    @Test
    void aCheckpointThatIsDueWithAnEmptySegmentLeavesItOut() throws Exception {
        InstantSource clock = () -> START.plusMillis(400 * ++clockReads);
        SimStore store = new SimStore(disk, clock, SETTINGS, checkpoints::add);
        commitUntil(store, () -> segments() == 2);
        assertThat(checkpoints).isEmpty();
        disk.plan(new SimFaults(-1, -1, 1)); // there is room to fill the segment, and then none to write
        assertThat(commit(store)).isFalse();
        disk.plan(SimFaults.NONE);
        assertThat(checkpoints).hasSize(1);

        commitUntil(store, () -> commit(store)); // soon it has noticed that there is room again
        checkpoints.remove().run();
        commit(store);
        Map<String, String> acknowledged = store.world().state();
        disk.restartProcess();

        assertThat(new SimStore(disk, clock).world().state()).isEqualTo(acknowledged);
    }

    private void commitUntil(SimStore store, BooleanSupplier enough) {
        for (int i = 0; i < PLENTY; i++) {
            commit(store);
            if (enough.getAsBoolean()) {
                return;
            }
        }
        throw new AssertionError("still not, after " + PLENTY + " changes");
    }

    private long segments() {
        return disk.files().stream().filter(name -> name.startsWith("journal-")).count();
    }

    private boolean commit(SimStore store) {
        SimWorld.Change change = new SimWorld.Change(++number, "k" + number % SimWorld.KEYS, "text", false);
        StorageException refusal = catchThrowableOfType(StorageException.class, () -> store.commit(change));
        if (refusal != null) {
            assertThat(refusal).isInstanceOf(StorageFullException.class);
        }
        return refusal == null;
    }
}
