package dev.gembind.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gembind.core.storage.ConstraintViolatedException;
import dev.gembind.core.storage.Transaction;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Transactions that want the same thing and are forced together: edge cases 55 and 57. */
@Tag("B-03")
class OneBatchTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-31T08:00:00Z"));

    private final SimDisk disk = new SimDisk(new SplittableRandom(1));
    private SimStore store;

    @BeforeEach
    void open() throws IOException {
        store = new SimStore(disk, CLOCK);
        assertThat(commit(put("first", "account"))).containsOnlyNulls();
    }

    @Test
    void whatOneReleasesTheNextMayHave() throws IOException {
        List<Throwable> told = commit(delete("first"), put("second", "account"), put("third", "account"));

        assertThat(told.subList(0, 2)).containsOnlyNulls();
        assertThat(told.get(2)).isInstanceOf(ConstraintViolatedException.class);
        holds("second");
    }

    @Test
    void aReleaseThatIsRolledBackReleasesNothing() throws IOException {
        List<Throwable> told = commit(
                tx -> {
                    store.world().left.delete(tx, "first");
                    throw new IllegalStateException("no");
                },
                put("second", "account"));

        assertThat(told.get(0)).hasMessage("no");
        assertThat(told.get(1)).isInstanceOf(ConstraintViolatedException.class);
        holds("first");
    }

    @Test
    void whoIsRefusedKeepsNothingFromWhoComesNext() throws IOException {
        List<Throwable> told = commit(
                tx -> {
                    store.world().left.delete(tx, "first");
                    store.world().left.put(tx, new SimWorld.Row("second", "account"));
                    throw new IllegalStateException("no");
                },
                delete("first"),
                put("third", "account"));

        assertThat(told.subList(1, 3)).containsOnlyNulls();
        holds("third");
    }

    private void holds(String key) throws IOException {
        for (SimStore one : List.of(store, new SimStore(disk, CLOCK))) {
            assertThat(one.world().state().keySet().stream().filter(row -> row.startsWith("left_rows/")))
                    .containsExactly("left_rows/" + key);
        }
    }

    private Consumer<Transaction> put(String key, String text) {
        return tx -> store.world().left.put(tx, new SimWorld.Row(key, text));
    }

    private Consumer<Transaction> delete(String key) {
        return tx -> store.world().left.delete(tx, key);
    }

    /** Commits transactions as one batch; returns what each was told, null for those that are done. */
    @SafeVarargs
    private final List<Throwable> commit(Consumer<Transaction>... bodies) {
        List<WriteRequest<Boolean>> requests = new ArrayList<>();
        for (Consumer<Transaction> body : bodies) {
            requests.add(new WriteRequest<>("body", tx -> {
                body.accept(tx);
                return true;
            }));
        }
        Queue<WriteRequest<?>> queue = new ArrayDeque<>(requests);
        store.engine().commitBatch(queue::poll);
        List<Throwable> told = new ArrayList<>();
        requests.forEach(request -> told.add(catchThrowable(() -> request.await(Duration.ofSeconds(1)))));
        return told;
    }
}
