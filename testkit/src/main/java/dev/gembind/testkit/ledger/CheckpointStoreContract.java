package dev.gembind.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Checkpoint;
import dev.gembind.core.ledger.Checkpoint.Head;
import dev.gembind.core.ledger.Gems;
import dev.gembind.testkit.junit.StoreContract;
import dev.gembind.testkit.race.Race;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link dev.gembind.core.ledger.CheckpointStore} says, on a store. */
public abstract class CheckpointStoreContract extends StoreContract<OpenCheckpoints> {
    private static final int MANY_HEADS = 2000;
    private static final Instant NOW = Instant.parse("2026-02-28T23:59:59.123456Z");

    @Test
    void thereIsNoneAtFirst() {
        assertThat(newest()).isEmpty();
        assertThat(above(0, 9)).isEmpty();
        assertThat(append(checkpoint(2, 1))).isFalse();
        assertThat(newest()).isEmpty();
    }

    @Test
    void aCheckpointComesBackWithEveryFieldAndManyHeads() {
        Checkpoint full = checkpoint(1, MANY_HEADS);
        assertThat(append(full)).isTrue();
        reopen();

        assertThat(newest().equals(Optional.of(full))).isTrue();
        assertThat(above(0, 9).equals(List.of(full))).isTrue();
    }

    @Test
    void oneFollowsTheOtherWithoutAGap() {
        append(checkpoint(1, 1));
        append(checkpoint(2, 0));

        assertThat(append(checkpoint(1, 3))).isFalse();
        assertThat(append(checkpoint(2, 3))).isFalse();
        assertThat(append(checkpoint(4, 3))).isFalse();
        reopen();

        assertThat(above(0, 9)).containsExactly(checkpoint(1, 1), checkpoint(2, 0));
        assertThat(append(checkpoint(3, 2))).isTrue();
    }

    @Test
    void theyComeInTheOrderOfTheirNumbersAndNotMoreThanAsked() {
        List<Checkpoint> all =
                IntStream.rangeClosed(1, 12).mapToObj(seq -> checkpoint(seq, 1)).toList();
        all.forEach(this::append);
        reopen();

        assertThat(above(0, 99)).isEqualTo(all);
        assertThat(above(8, 3)).isEqualTo(all.subList(8, 11));
        assertThat(above(12, 9)).isEmpty();
        assertThat(newest()).contains(all.get(11));
    }

    @Test
    void ofManyWhoAppendTheSameNumberOneDoes() {
        List<Boolean> appended = Race.run(4, i -> append(checkpoint(1, i)));
        reopen();

        assertThat(appended).containsOnlyOnce(true);
        assertThat(newest()).contains(checkpoint(1, appended.indexOf(true)));
    }

    @Test
    void whatIsRolledBackWasNever() {
        assertThatThrownBy(() -> opened().transactor().write("append", tx -> {
                    opened().store().append(tx, checkpoint(1, 1));
                    assertThat(opened().store().newest(tx)).contains(checkpoint(1, 1));
                    assertThat(opened().store().append(tx, checkpoint(1, 1))).isFalse();
                    throw new IllegalStateException("changed its mind");
                }))
                .hasMessage("changed its mind");
        reopen();

        assertThat(newest()).isEmpty();
        assertThat(append(checkpoint(1, 2))).isTrue();
    }

    private static Checkpoint checkpoint(long seq, int heads) {
        List<Head> changed = new ArrayList<>();
        for (int i = 0; i < heads; i++) {
            long revision = i == 0 ? Gems.MAX_UNITS : i;
            changed.add(new Head(new UserId("a.B_c:d-" + (MANY_HEADS + i)), revision, String.format("%064x", i)));
        }
        return new Checkpoint(
                seq, NOW.plusSeconds(seq), heads + 7L, "f".repeat(64), changed, "0123456789abcdef:" + seq);
    }

    private boolean append(Checkpoint checkpoint) {
        return opened().transactor()
                .<Boolean>write("append", tx -> opened().store().append(tx, checkpoint));
    }

    private Optional<Checkpoint> newest() {
        return opened().transactor().read("newest", view -> opened().store().newest(view));
    }

    private List<Checkpoint> above(long seq, int limit) {
        return opened().transactor().read("above", view -> opened().store().above(view, seq, limit));
    }
}
