package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gembind.core.storage.Transaction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that end in an error, wherever it strikes: edge case 37. */
@Tag("B-03")
class FailingBodyTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-31T08:00:00Z"));

    @TempDir
    Path folder;

    @Test
    void whenTheStackRunsOutOnlyThatTransactionIsGone() {
        try (RealStore store = RealStore.open(folder)) {
            store.put("before", "1");

            assertThatThrownBy(() -> store.transactor().write("deep", tx -> deeper(store, tx, 0)))
                    .isInstanceOf(StackOverflowError.class);
            store.put("after", "deep 0"); // no half of a row holds its text

            assertThat(rows(store)).containsExactly("after", "before");
        }
        onlyThoseTwoAreOnDisk();
    }

    @Test
    void whenMemoryRunsOutOnlyThatTransactionIsGone() {
        try (RealStore store = RealStore.open(folder)) {
            store.put("before", "1");

            assertThatThrownBy(() -> store.transactor().write("greedy", tx -> {
                        store.world().left.put(tx, new SimWorld.Row("lost", "text"));
                        return new long[Integer.MAX_VALUE][Integer.MAX_VALUE];
                    }))
                    .isInstanceOf(OutOfMemoryError.class);
            store.put("after", "text");

            assertThat(rows(store)).containsExactly("after", "before");
        }
        onlyThoseTwoAreOnDisk();
    }

    @Test
    void anErrorInTheMiddleOfAChangeLeavesNothingOfItAndTheOthersOfItsBatchAsTheyWere() throws Exception {
        SimDisk disk = new SimDisk(new SplittableRandom(1));
        SimStore store = new SimStore(disk, CLOCK);
        HalfDone half = store.world().left.with(new HalfDone());

        List<Throwable> told = commit(store, change(1), failing(2), change(3), failing(4), change(5));

        assertThat(told.get(0)).isNull();
        assertThat(told.get(1)).isInstanceOf(StackOverflowError.class);
        assertThat(told.get(2)).isNull();
        assertThat(told.get(3)).isInstanceOf(StackOverflowError.class);
        assertThat(told.get(4)).isNull();
        assertThat(half.durable).containsExactly("k1", "k3", "k5");
        assertThat(store.world().state())
                .containsEntry("counters/count", "5")
                .containsEntry("events", "3")
                .doesNotContainKeys("left_rows/k2", "left_rows/k4");
        assertThat(new SimStore(disk, CLOCK).world().state())
                .isEqualTo(store.world().state());
    }

    private int deeper(RealStore store, Transaction tx, int depth) {
        store.world().left.put(tx, new SimWorld.Row("deep" + depth, "deep " + depth));
        return depth == Integer.MAX_VALUE ? depth : deeper(store, tx, depth + 1) + 1;
    }

    private void onlyThoseTwoAreOnDisk() {
        try (RealStore store = RealStore.open(folder)) {
            assertThat(rows(store)).containsExactly("after", "before");
        }
    }

    private static List<String> rows(RealStore store) {
        return store.transactor().read("rows", snapshot -> store.world().left.all(snapshot)).stream()
                .map(SimWorld.Row::key)
                .toList();
    }

    private static SimWorld.Change change(int number) {
        return new SimWorld.Change(number, "k" + number, "text", false);
    }

    private static SimWorld.Change failing(int number) {
        return new SimWorld.Change(number, "k" + number, HalfDone.FAILS, false);
    }

    /** Commits changes as one batch; returns what each was told, null for those that are done. */
    private static List<Throwable> commit(SimStore store, SimWorld.Change... changes) {
        Queue<WriteRequest<?>> queue = new ArrayDeque<>();
        List<WriteRequest<Long>> requests = new ArrayList<>();
        for (SimWorld.Change change : changes) {
            requests.add(new WriteRequest<>("change", tx -> store.world().apply(tx, change)));
        }
        queue.addAll(requests);
        store.engine().commitBatch(queue::poll);
        List<Throwable> told = new ArrayList<>();
        requests.forEach(request -> told.add(catchThrowable(() -> request.await(Duration.ofSeconds(1)))));
        return told;
    }

    /** An index in which the stack runs out between a change and the note of how to take it back. */
    private static final class HalfDone extends TableIndex<SimWorld.Row> {
        static final String FAILS = "fails";

        final TreeSet<String> durable = new TreeSet<>();
        private final TreeSet<String> pending = new TreeSet<>();

        HalfDone() {
            super(SimWorld.Row::text);
        }

        @Override
        SimWorld.Row load(RowChange<SimWorld.Row> change, String old, String next) {
            return null;
        }

        @Override
        void gather(String key, String indexed, byte[] row) {
            durable.add(key);
        }

        @Override
        void change(CsvTransaction tx, RowChange<SimWorld.Row> change, String old, String next) {
            pending.add(change.key());
            if (next != null && next.startsWith(FAILS)) {
                throw new StackOverflowError();
            }
            tx.onRollback(() -> pending.remove(change.key()));
        }

        @Override
        void clear() {
            discard();
        }

        @Override
        void apply() {
            durable.addAll(pending);
            discard();
        }

        @Override
        void discard() {
            pending.clear();
        }
    }
}
