package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A device that fails at one kind of step, or lets nothing be written any more: edge cases 32 and 34. */
@Tag("A-12")
@Tag("B-02")
class FailingDeviceTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-31T08:00:00Z"));
    private static final EngineSettings NO_SEALING = new EngineSettings(1 << 20, 1 << 20, 1 << 20, 0);

    private final FailingDisk disk = new FailingDisk();
    private long number;

    @Test
    void anUnforcedJournalEndsWritingUntilTheStoreIsOpenedAgain() throws IOException {
        SimStore store = open(NO_SEALING);
        change(store);
        Map<String, String> before = store.world().state();
        disk.failing.add("fsync journal");

        refused(store, Outcome.UNKNOWN);
        disk.failing.clear();

        for (int i = 0; i < 3; i++) {
            refused(store, Outcome.NOT_COMMITTED);
        }
        assertThat(store.world().state()).isEqualTo(before);
        assertThat(store.health().problem()).hasValue("forcing the journal failed");
        change(open(NO_SEALING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"create journal.tmp", "append journal.tmp"})
    void aSegmentThatCannotBeBegunLeavesTheOldOneInUse(String step) throws IOException {
        SimStore store = open(SimStore.SMALL);
        disk.failing.add(step);
        for (int i = 0; i < 20; i++) {
            change(store);
        }

        keepsAll(store);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync journal.tmp", "rename journal", "fsync folder"})
    void aSegmentOfWhichNobodyKnowsWhetherItIsThereEndsWriting(String step) throws IOException {
        SimStore store = open(SimStore.SMALL);
        disk.failing.add(step);
        while (store.health().problem().isEmpty()) {
            change(store);
        }
        disk.failing.clear();

        assertThat(store.health().problem()).hasValue("starting a journal segment failed");
        refused(store, Outcome.NOT_COMMITTED);
        assertThat(open(SimStore.SMALL).world().state()).isEqualTo(store.world().state());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table",
                "append table",
                "fsync table",
                "create MANIFEST.tmp",
                "append MANIFEST.tmp",
                "fsync MANIFEST.tmp",
                "rename MANIFEST",
                "delete journal",
                "delete MANIFEST",
                "read table",
                "read journal"
            })
    void aCheckpointThatFailsKeepsNobodyFromWritingAndIsMadeUpFor(String step) throws IOException {
        SimStore store = open(SimStore.SMALL);
        for (int i = 0; i < 20; i++) {
            change(store);
        }
        disk.failing.add(step);
        for (int i = 0; i < 20; i++) {
            change(store);
        }

        assertThat(disk.failed).isPositive();
        keepsAll(store);
    }

    @Test
    void onADiskMountedReadOnlyReadingGoesOnAndNothingIsAcknowledged() throws IOException {
        SimStore store = open(SimStore.SMALL);
        change(store);
        Map<String, String> before = store.world().state();
        disk.readOnly = true;

        refused(store, Outcome.UNKNOWN); // not even the attempt can be taken back
        refused(store, Outcome.NOT_COMMITTED);
        store.engine().idle();

        assertThat(store.world().state()).isEqualTo(before);
        assertThat(store.health().problem()).isPresent();
        assertThatThrownBy(() -> open(SimStore.SMALL)).hasMessage("Read-only file system");
        disk.readOnly = false;
        SimStore again = open(SimStore.SMALL);
        assertThat(again.world().state()).isEqualTo(before);
        change(again);
    }

    private void keepsAll(SimStore store) throws IOException {
        assertThat(store.health().problem()).isEmpty();
        disk.failing.clear();
        for (int i = 0; i < 20; i++) {
            change(store);
        }
        assertThat(disk.list().stream().filter(name -> Manifest.seqOf(name) != null))
                .hasSize(2);
        assertThat(open(SimStore.SMALL).world().state()).isEqualTo(store.world().state());
    }

    private SimStore open(EngineSettings settings) throws IOException {
        return new SimStore(disk, CLOCK, settings, Runnable::run);
    }

    private void change(SimStore store) {
        store.commit(next());
    }

    private void refused(SimStore store, Outcome outcome) {
        SimWorld.Change change = next();
        assertThatThrownBy(() -> store.commit(change))
                .isInstanceOfSatisfying(
                        StorageUnavailableException.class,
                        e -> assertThat(e.outcome()).isEqualTo(outcome));
    }

    private SimWorld.Change next() {
        number++;
        return new SimWorld.Change(number, "k" + number % SimWorld.KEYS, "text", false);
    }

    /** Fails at the steps that are named, by what they do and to which kind of file. */
    private static final class FailingDisk extends WrappedDisk {
        private final Set<String> failing = new HashSet<>();
        private boolean readOnly;
        private int failed;
        private final Map<String, String> renamed = new HashMap<>();

        FailingDisk() {
            super(new SimDisk(new SplittableRandom(1)));
        }

        @Override
        public InputStream read(String name) throws IOException {
            fail("read", name);
            return super.read(name);
        }

        @Override
        public DiskFile create(String name) throws IOException {
            step("create", name);
            return new NamedFile(name, super.create(name));
        }

        @Override
        public void rename(String from, String to) throws IOException {
            step("rename", to);
            super.rename(from, to);
            renamed.put(from, to);
        }

        @Override
        public void delete(String name) throws IOException {
            step("delete", name);
            super.delete(name);
        }

        @Override
        public void fsyncDir() throws IOException {
            step("fsync", "folder");
            super.fsyncDir();
        }

        private void step(String what, String name) throws IOException {
            if (readOnly) {
                throw new IOException("Read-only file system");
            }
            fail(what, name);
        }

        private void fail(String what, String name) throws IOException {
            if (failing.contains(what + ' ' + kind(name))) {
                failed++;
                throw new IOException("Input/output error");
            }
        }

        /** A file that fails by the name it has at the time. */
        private final class NamedFile extends WrappedFile {
            private final String firstName;

            NamedFile(String firstName, DiskFile file) {
                super(file);
                this.firstName = firstName;
            }

            @Override
            public void append(ByteBuffer bytes) throws IOException {
                step("append", name());
                super.append(bytes);
            }

            @Override
            public void fill(long length) throws IOException {
                step("fill", name());
                super.fill(length);
            }

            @Override
            public void truncate(long length) throws IOException {
                step("truncate", name());
                super.truncate(length);
            }

            @Override
            public void fsync() throws IOException {
                step("fsync", name());
                super.fsync();
            }

            private String name() {
                return renamed.getOrDefault(firstName, firstName);
            }
        }

        private static String kind(String name) {
            String end = name.endsWith(FileNames.TEMPORARY) ? FileNames.TEMPORARY : "";
            for (String kind : new String[] {"journal", "MANIFEST"}) {
                if (name.startsWith(kind)) {
                    return kind + end;
                }
            }
            return name.equals("folder") ? name : "table" + end;
        }
    }
}
