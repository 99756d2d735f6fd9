package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageFullException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the engine does when room gets short: edge cases 31, 33 and 35. */
@Tag("A-12")
@Tag("B-02")
class FreeSpaceTest {
    private static final long LEAST = 1_000_000;
    private static final EngineSettings NO_LIMIT = SimStore.SMALL;

    private final SmallDisk disk = new SmallDisk();
    private Instant now = Instant.parse("2026-01-31T08:00:00Z");
    private long number;

    @Test
    void aWriteThatFindsTheDiskFullStopsWritingUntilAFileFitsAgain() throws IOException {
        SimStore store = open(NO_LIMIT);
        change(store);
        disk.room = 30;

        refused(store);
        disk.room = FreeSpace.PROBE_BYTES - 1;
        pass(2);
        refused(store);
        assertThat(store.health().problem()).hasValue("the disk is full");

        disk.room = Long.MAX_VALUE;
        pass(2);
        change(store);
        assertThat(store.health().problem()).isEmpty();
        assertThat(new SimStore(disk, () -> now).world().state())
                .isEqualTo(store.world().state());
    }

    @Test
    void itGoesOnByItselfThoughNobodyWrites() throws IOException {
        SimStore store = open(NO_LIMIT);
        disk.room = 0;
        refused(store);

        disk.room = Long.MAX_VALUE;
        pass(2);
        store.engine().idle();

        assertThat(store.health().problem()).isEmpty();
    }

    @Test
    void itStopsByItselfWhenAnotherProgramFillsTheDisk() throws IOException {
        SimStore store = open(limit());
        disk.free = LEAST - 1;

        pass(2);
        store.engine().idle();

        assertThat(store.health().problem()).hasValue("the disk is full");
        refused(store);
    }

    @Test
    void aDiskOnTheEdgeDoesNotMakeWritingStopAndGo() throws IOException {
        SimStore store = open(limit());
        disk.free = LEAST - 1;
        pass(2);
        store.engine().idle();

        for (long free : new long[] {LEAST, LEAST + LEAST / 4 - 1}) {
            disk.free = free;
            pass(2);
            refused(store);
        }
        disk.free = LEAST + LEAST / 4;
        pass(2);
        change(store);
        disk.free = LEAST;
        pass(2);
        store.engine().idle();
        change(store);
    }

    @Test
    void whileItIsFullItLooksOnceASecond() throws IOException {
        SimStore store = open(limit());
        disk.free = 0;
        pass(2);
        store.engine().idle();
        int before = disk.looks;

        for (int i = 0; i < 50; i++) {
            refused(store);
        }
        assertThat(disk.looks).isEqualTo(before);
        now = now.minus(Duration.ofHours(1)); // the clock is set back
        refused(store);
        assertThat(disk.looks).isEqualTo(before + 1);
    }

    @Test
    void largeTablesWantMoreRoomThanTheLimit() throws IOException {
        SimStore store = open(new EngineSettings(1 << 20, 900, 1500, 1));
        String longText = "x".repeat(2000);
        store.commit(new SimWorld.Change(1, "k0", longText, false));
        store.commit(new SimWorld.Change(2, "k1", longText, false));
        disk.free = 5000; // not enough for twice the tables, each of which holds two long rows

        pass(2);
        store.engine().idle();

        assertThat(store.health().problem()).hasValue("the disk is full");
    }

    @Test
    void aCheckpointThatFindsTheDiskFullLeavesNothingBehind() throws IOException {
        SimStore store = open(NO_LIMIT);
        disk.tablesFail = true;

        while (disk.failedTables == 0) {
            change(store);
        }

        assertThat(disk.list()).noneMatch(name -> name.startsWith("counters-"));
        disk.tablesFail = false;
        for (int i = 0; i < 20; i++) {
            change(store);
        }
        assertThat(disk.list()).anyMatch(name -> name.startsWith("counters-"));
    }

    @Test
    void withoutAFileHandleForANewSegmentTheOldOneGoesOn() throws IOException {
        SimStore store = open(NO_LIMIT);
        disk.noHandles = true;
        for (int i = 0; i < 20; i++) {
            change(store);
        }

        assertThat(disk.list().stream().filter(name -> name.startsWith("journal-")))
                .hasSize(1);
        disk.noHandles = false;
        for (int i = 0; i < 20; i++) {
            change(store);
        }
        assertThat(disk.list()).anyMatch(name -> name.startsWith("counters-"));
    }

    private SimStore open(EngineSettings settings) throws IOException {
        return new SimStore(disk, () -> now, settings, Runnable::run);
    }

    private static EngineSettings limit() {
        return new EngineSettings(1 << 20, 1 << 20, 1 << 20, LEAST);
    }

    private void change(SimStore store) {
        store.commit(next());
    }

    private void refused(SimStore store) {
        SimWorld.Change change = next();
        assertThatThrownBy(() -> store.commit(change))
                .isInstanceOfSatisfying(
                        StorageFullException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.NOT_COMMITTED));
    }

    private SimWorld.Change next() {
        number++;
        return new SimWorld.Change(number, "k" + number % SimWorld.KEYS, "text", false);
    }

    private void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }

    /** A disk with little room, and one that says how much it has. */
    private static final class SmallDisk extends WrappedDisk {
        private long free = Long.MAX_VALUE;
        private long room = Long.MAX_VALUE;
        private int looks;
        private boolean tablesFail;
        private int failedTables;
        private boolean noHandles;

        SmallDisk() {
            super(new SimDisk(new SplittableRandom(1)));
        }

        @Override
        public long usableSpace() {
            looks++;
            return free;
        }

        @Override
        public DiskFile create(String name) throws IOException {
            if (noHandles) {
                throw new FileSystemException(name, null, "Too many open files");
            }
            boolean table = name.startsWith("right_rows-"); // the last of the tables
            return new WrappedFile(super.create(name)) {
                @Override
                public void append(ByteBuffer bytes) throws IOException {
                    if (bytes.remaining() > room || (table && tablesFail)) {
                        failedTables += table ? 1 : 0;
                        bytes.limit(bytes.position() + (int) Math.min(bytes.remaining() / 2, room));
                        super.append(bytes);
                        throw new IOException("No space left on device");
                    }
                    super.append(bytes);
                }
            };
        }
    }
}
