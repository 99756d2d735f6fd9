package dev.gembind.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Checkpoint;
import dev.gembind.core.ledger.Checkpoint.Head;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.testkit.junit.StoreContract;
import dev.gembind.testkit.race.Race;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link dev.gembind.core.ledger.CheckpointStore} says, on a store. */
public abstract class CheckpointStoreContract extends StoreContract<OpenCheckpoints> {
    private static final int MANY_HEADS = 1200;
    private static final Instant NOW = Instant.parse("2026-02-28T23:59:59.123456Z");

    @Test
    void thereIsNoneAtFirst() {
        assertThat(newest()).isEmpty();
        assertThat(above(0, 9)).isEmpty();
        assertThat(append(checkpoint(2), heads(1))).isFalse();
        assertThat(newest()).isEmpty();
        assertThat(scan(new ArrayList<>())).isEmpty();
    }

    @Test
    void aCheckpointComesBackWithEveryField() {
        assertThat(append(checkpoint(1))).isTrue();
        reopen();

        assertThat(newest()).contains(checkpoint(1));
        assertThat(above(0, 9)).containsExactly(checkpoint(1));
    }

    @Test
    void headsComeInPiecesInTheOrderOfTheirOwners() {
        List<Head> heads = heads(MANY_HEADS);
        List<Head> mixed = new ArrayList<>(heads);
        Collections.shuffle(mixed, new Random(1));
        assertThat(append(checkpoint(1), mixed)).isTrue();
        reopen();

        List<Integer> sizes = new ArrayList<>();
        assertThat(scan(sizes).equals(heads)).isTrue();
        assertThat(sizes)
                .allMatch(size -> size >= 1 && size <= MovableRows.CHUNK)
                .hasSizeGreaterThan(2);
    }

    @Test
    void aScanEndsWhenTheSinkHasEnoughAndItsSinkMayRead() {
        append(checkpoint(1), heads(MANY_HEADS));

        List<Integer> found = opened().transactor().read("scan", view -> {
            List<Integer> sizes = new ArrayList<>();
            opened().store().scanHeads(view, page -> {
                sizes.add(opened().store()
                        .heads(view, List.of(page.get(0).owner()))
                        .size());
                return false;
            });
            return sizes;
        });

        assertThat(found).containsExactly(1);
    }

    @Test
    void aHeadTakesThePlaceOfTheOneBeforeAndOthersStay() {
        Head one = new Head(new UserId("one"), 1, "a".repeat(64));
        Head two = new Head(new UserId("two"), 5, "b".repeat(64));
        Head next = new Head(new UserId("one"), 2, "c".repeat(64));
        Head three = new Head(new UserId("Three"), 1, "d".repeat(64));
        append(checkpoint(1), List.of(two, one));
        assertThat(append(checkpoint(2), List.of(next, three))).isTrue();
        reopen();

        assertThat(scan(new ArrayList<>())).containsExactly(three, next, two);
        assertThat(headsOf("one", "Three", "nobody")).containsExactlyInAnyOrder(next, three);
        assertThat(headsOf()).isEmpty();
    }

    @Test
    void headsOfACheckpointThatDoesNotFollowAreNotStored() {
        Head one = new Head(new UserId("one"), 1, "a".repeat(64));
        append(checkpoint(1), List.of(one));

        assertThat(append(checkpoint(3), List.of(new Head(new UserId("one"), 2, "b".repeat(64)))))
                .isFalse();
        reopen();

        assertThat(scan(new ArrayList<>())).containsExactly(one);
    }

    @Test
    void oneFollowsTheOtherWithoutAGap() {
        append(checkpoint(1));
        append(checkpoint(2));

        assertThat(append(checkpoint(1))).isFalse();
        assertThat(append(checkpoint(2))).isFalse();
        assertThat(append(checkpoint(4))).isFalse();
        reopen();

        assertThat(above(0, 9)).containsExactly(checkpoint(1), checkpoint(2));
        assertThat(append(checkpoint(3))).isTrue();
    }

    @Test
    void theyComeInTheOrderOfTheirNumbersAndNotMoreThanAsked() {
        List<Checkpoint> all = IntStream.rangeClosed(1, 12)
                .mapToObj(CheckpointStoreContract::checkpoint)
                .toList();
        all.forEach(this::append);
        reopen();

        assertThat(above(0, 99)).isEqualTo(all);
        assertThat(above(8, 3)).isEqualTo(all.subList(8, 11));
        assertThat(above(12, 9)).isEmpty();
        assertThat(newest()).contains(all.get(11));
    }

    @Test
    void ofManyWhoAppendTheSameNumberOneDoes() {
        List<Boolean> appended = Race.run(4, i -> append(checkpoint(1), heads(i + 1)));
        reopen();

        assertThat(appended).containsOnlyOnce(true);
        assertThat(newest()).contains(checkpoint(1));
        assertThat(scan(new ArrayList<>())).isEqualTo(heads(appended.indexOf(true) + 1));
    }

    @Test
    void whatIsRolledBackWasNever() {
        assertThatThrownBy(() -> opened().transactor().write("append", tx -> {
                    opened().store().append(tx, checkpoint(1), heads(1));
                    assertThat(opened().store().newest(tx)).contains(checkpoint(1));
                    assertThat(opened().store().append(tx, checkpoint(1), heads(1)))
                            .isFalse();
                    throw new IllegalStateException("changed its mind");
                }))
                .hasMessage("changed its mind");
        reopen();

        assertThat(newest()).isEmpty();
        assertThat(scan(new ArrayList<>())).isEmpty();
        assertThat(append(checkpoint(1))).isTrue();
    }

    private static Checkpoint checkpoint(long seq) {
        return new Checkpoint(seq, NOW.plusSeconds(seq), seq + 7, "f".repeat(64), "0123456789abcdef:" + seq);
    }

    private static List<Head> heads(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Head(
                        new UserId("a.B_c:d-" + (MANY_HEADS + i)),
                        i == 0 ? Gems.MAX_UNITS : i,
                        String.format("%064x", i)))
                .toList();
    }

    private boolean append(Checkpoint checkpoint) {
        return append(checkpoint, List.of());
    }

    private boolean append(Checkpoint checkpoint, List<Head> moved) {
        return opened().transactor()
                .<Boolean>write("append", tx -> opened().store().append(tx, checkpoint, moved));
    }

    private List<Head> scan(List<Integer> sizes) {
        return opened().transactor().read("scan", view -> {
            List<Head> all = new ArrayList<>();
            opened().store().scanHeads(view, page -> {
                sizes.add(page.size());
                return all.addAll(page);
            });
            return all;
        });
    }

    private List<Head> headsOf(String... owners) {
        List<UserId> ids = Stream.of(owners).map(UserId::new).toList();
        return opened().transactor().read("heads", view -> opened().store().heads(view, ids));
    }

    private Optional<Checkpoint> newest() {
        return opened().transactor().read("newest", view -> opened().store().newest(view));
    }

    private List<Checkpoint> above(long seq, int limit) {
        return opened().transactor().read("above", view -> opened().store().above(view, seq, limit));
    }
}
