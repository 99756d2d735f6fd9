package dev.gembind.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Hold;
import dev.gembind.core.ledger.HoldState;
import dev.gembind.core.ledger.LotUse;
import dev.gembind.testkit.race.Race;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What {@link dev.gembind.core.ledger.LedgerStore} says of holds, on a store. */
public abstract class HoldStoreContract extends LedgerContract {
    private static final int LOTS = 60;
    private static final Hold.End OPEN = new Hold.End(HoldState.OPEN, Gems.ZERO);

    private final LedgerRows rows = new LedgerRows();

    @Test
    void aHoldComesBackWithEveryField() {
        List<LotUse> uses = new ArrayList<>();
        for (int i = 1; i <= LOTS; i++) {
            uses.add(new LotUse(LedgerRows.lot(rows.id(), i, i % 2 == 0 ? null : NOW), new Gems(i)));
        }
        String charge = "stripe:a/b|c%20d,\"\r\n\u0000\u00EB\uD83D\uDC8E";
        Hold full = new Hold(rows.id(), ALICE, new Gems(Gems.MAX_UNITS), uses, charge, NOW, OPEN);
        insert(full);
        reopen();

        assertThat(find(full.id())).contains(full);
        assertThat(openOf(full)).containsExactly(full);
    }

    @Test
    void aHoldThatIsNotThereIsNotFoundAndCannotEnd() {
        Hold never = rows.hold(ALICE, null);

        assertThat(find(never.id())).isEmpty();
        assertThat(end(LedgerRows.ended(never, HoldState.RELEASED, 0))).isFalse();
        assertThat(find(never.id())).isEmpty();
    }

    @Test
    void anIdIsUsedOnce() {
        Hold first = rows.hold(ALICE, null);
        insert(first);
        reopen();

        Hold other = new Hold(first.id(), BOB, new Gems(1), List.of(), null, NOW, OPEN);
        assertThatThrownBy(() -> insert(other)).isInstanceOf(IllegalArgumentException.class);
        assertThat(find(first.id())).contains(first);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "OPEN")
    void aHoldEndsOnce(HoldState state) {
        Hold hold = rows.hold(ALICE, NOW);
        insert(hold);
        Hold ended = LedgerRows.ended(hold, state, state == HoldState.CAPTURED ? LedgerRows.STEP - 1 : 0);

        assertThat(end(ended)).isTrue();
        reopen();

        for (HoldState again : List.of(HoldState.CAPTURED, HoldState.RELEASED, HoldState.EXPIRED)) {
            assertThat(end(LedgerRows.ended(hold, again, 1))).isFalse();
        }
        assertThat(find(hold.id())).contains(ended);
        assertThat(openOf(hold)).isEmpty();
        assertThat(expired(NOW, 9)).isEmpty();
    }

    @Test
    void ofManyWhoEndAHoldOneDoes() {
        Hold hold = rows.hold(ALICE, null);
        insert(hold);

        List<Boolean> ended = Race.run(4, i -> end(LedgerRows.ended(hold, HoldState.CAPTURED, i + 1)));
        reopen();

        assertThat(ended).containsOnlyOnce(true);
        assertThat(find(hold.id()).orElseThrow().end().captured().units()).isEqualTo(ended.indexOf(true) + 1);
    }

    @Test
    void openHoldsOfAUserComeInTheOrderOfTheirIds() {
        List<Hold> mine = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            mine.add(rows.hold(ALICE, null));
            insert(mine.get(i));
            insert(rows.hold(BOB, null));
        }
        reopen();
        end(LedgerRows.ended(mine.remove(2), HoldState.RELEASED, 0));
        mine.sort(Comparator.comparing(Hold::id));

        assertThat(openOf(mine.get(0))).isEqualTo(mine);
    }

    @Test
    @Tag("A-11")
    void holdsThatAreOverComeByTimeThenByIdAndNotMoreThanAsked() {
        List<Hold> over = new ArrayList<>();
        for (Instant end : List.of(NOW, NOW.minusSeconds(5), NOW, NOW.minusSeconds(9))) {
            over.add(rows.hold(over.size() % 2 == 0 ? ALICE : BOB, end));
        }
        over.forEach(this::insert);
        insert(rows.hold(ALICE, null));
        insert(rows.hold(ALICE, NOW.plusNanos(1000)));
        reopen();
        over.sort(Comparator.comparing((Hold hold) -> String.valueOf(hold.expiresAt()))
                .thenComparing(Hold::id));

        assertThat(expired(NOW, 9)).isEqualTo(over);
        assertThat(expired(NOW, 3)).isEqualTo(over.subList(0, 3));
        assertThat(expired(NOW.minusSeconds(9), 9)).isEqualTo(over.subList(0, 1));
        assertThat(expired(NOW.minusSeconds(10), 9)).isEmpty();
    }

    @Test
    void aTransactionSeesTheHoldsItWrote() {
        Hold hold = rows.hold(ALICE, NOW);

        List<Object> seen = write(tx -> {
            store().insertHold(tx, hold);
            List<Hold> before = store().openHolds(tx, ALICE);
            List<Hold> due = store().expiredHolds(tx, NOW, 9);
            boolean ended = store().endHold(tx, LedgerRows.ended(hold, HoldState.EXPIRED, 0));
            return List.of(before, due, ended, store().openHolds(tx, ALICE), store().expiredHolds(tx, NOW, 9));
        });

        assertThat(seen).containsExactly(List.of(hold), List.of(hold), true, List.of(), List.of());
    }

    @Test
    void anEndThatIsRolledBackLeavesTheHoldOpen() {
        Hold hold = rows.hold(ALICE, NOW);
        insert(hold);

        assertThatThrownBy(() -> write(tx -> {
                    store().endHold(tx, LedgerRows.ended(hold, HoldState.EXPIRED, 0));
                    throw new IllegalStateException("changed its mind");
                }))
                .hasMessage("changed its mind");
        reopen();

        assertThat(openOf(hold)).containsExactly(hold);
        assertThat(expired(NOW, 9)).containsExactly(hold);
    }

    private void insert(Hold hold) {
        write(tx -> {
            store().insertHold(tx, hold);
            return hold;
        });
    }

    private boolean end(Hold ended) {
        return this.<Boolean>write(tx -> store().endHold(tx, ended));
    }

    private Optional<Hold> find(String id) {
        return read(view -> store().findHold(view, id));
    }

    private List<Hold> openOf(Hold hold) {
        return read(view -> store().openHolds(view, hold.owner()));
    }

    private List<Hold> expired(Instant now, int limit) {
        return read(view -> store().expiredHolds(view, now, limit));
    }
}
