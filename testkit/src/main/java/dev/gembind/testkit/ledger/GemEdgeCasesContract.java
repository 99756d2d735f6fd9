package dev.gembind.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Grant;
import dev.gembind.core.ledger.Lot;
import dev.gembind.core.ledger.LotSource;
import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Rejection;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.testkit.race.Race;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Edge cases that belong to no single rule; the numbers are those of {@code docs/ledger-edge-cases.md}. */
public abstract class GemEdgeCasesContract extends LedgerContract {
    private static final int SPENDERS = 6;

    @Test
    void case10_whatNeverWasCannotBeTakenBackNorCaptured() {
        assertThat(this.<Outcome>write(tx -> ledger().reverse(tx, "nothing", why())))
                .isEqualTo(new Outcome.Absent());
        assertThat(capture("nothing", null, "k1")).isEqualTo(new Outcome.Absent());
        assertThat(release("nothing", "k2")).isEqualTo(new Outcome.Absent());
        assertThat(spend(new UserId("nobody"), 1, "k3"))
                .isEqualTo(new Outcome.Rejected(Rejection.INSUFFICIENT_GEMS, false));
    }

    @Test
    @Tag("A-02")
    void case11_onceAWalletIsFrozenNothingIsSpentOfIt() {
        credit(ALICE, 100, "c1");

        List<Boolean> applied = Race.run(SPENDERS, i -> {
            if (i == 0) {
                return write(tx -> {
                    ledger().setFrozen(tx, ALICE, true);
                    return false;
                });
            }
            return spend(ALICE, 1, "s" + i) instanceof Outcome.Applied;
        });
        reopen();

        long spent = applied.stream().filter(Boolean::booleanValue).count();
        assertThat(balance(ALICE)).isEqualTo(balance(100 - spent, 0, 0));
        assertThat(wallet(ALICE).revision()).isEqualTo(1 + spent);
        assertThat(spend(ALICE, 1, "later")).isEqualTo(new Outcome.Rejected(Rejection.FROZEN, false));
        assertThat(credit(ALICE, 1, "c2")).as("what comes in").isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void case14_ownersThatLookAlikeAreDifferentOnes() {
        List<String> ids = List.of("1", "01", "a", "A", "a-", "a_", "x".repeat(64));
        ids.forEach(id -> credit(new UserId(id), id.length() + 1, "c"));
        reopen();

        assertThat(ids).allSatisfy(id -> assertThat(balance(new UserId(id))).isEqualTo(balance(id.length() + 1, 0, 0)));
        assertThat(List.of("x".repeat(65), "\u0430", "a ", ""))
                .allSatisfy(
                        id -> assertThatThrownBy(() -> new UserId(id)).isInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void case42_transfersOfOneInstantAreEachOnOnePage() {
        credit(ALICE, 100, "c1");
        IntStream.range(0, 9).forEach(i -> spend(ALICE, 1, "s" + i));

        List<Transfer> first = read(view -> store().newest(view, ALICE, Long.MAX_VALUE, 5));
        long last = first.get(4).moved().orElseThrow().revision();
        List<Transfer> second = read(view -> store().newest(view, ALICE, last, 5));

        assertThat(first).extracting(Transfer::recordedAt).containsOnly(NOW);
        assertThat(first)
                .extracting(row -> row.moved().orElseThrow().revision())
                .containsExactly(10L, 9L, 8L, 7L, 6L);
        assertThat(second)
                .extracting(row -> row.moved().orElseThrow().revision())
                .containsExactly(5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void case50_lotsThatAreAlikeAreSpentInTheOrderOfTheirIds() {
        Grant alike = new Grant(LotSource.PROMO, null, 50, NOW.plusSeconds(60));
        List<String> lots = IntStream.range(0, 4)
                .mapToObj(i -> transfer(credit(ALICE, 10, "c" + i, alike)).id())
                .sorted()
                .toList();
        reopen();

        spend(ALICE, 15, "s1");

        assertThat(wallet(ALICE).lots()).extracting(Lot::id).containsExactlyInAnyOrderElementsOf(lots.subList(1, 4));
        assertThat(wallet(ALICE).lots())
                .filteredOn(lot -> lot.id().equals(lots.get(1)))
                .extracting(Lot::free)
                .containsExactly(new Gems(5));
    }
}
