package dev.gembind.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Grant;
import dev.gembind.core.ledger.Hold;
import dev.gembind.core.ledger.HoldState;
import dev.gembind.core.ledger.LotSource;
import dev.gembind.core.ledger.OpenHold;
import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Rejection;
import dev.gembind.core.storage.Transaction;
import dev.gembind.testkit.race.Race;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How gems are set aside, on a store. */
public abstract class HoldRulesContract extends LedgerContract {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void heldGemsCannotBeSpent() {
        credit(ALICE, 10, "c1");
        hold(ALICE, 8, "h1", MINUTE);
        reopen();

        assertThat(balance(ALICE)).isEqualTo(balance(2, 8, 0));
        assertThat(spend(ALICE, 3, "s1")).isEqualTo(new Outcome.Rejected(Rejection.INSUFFICIENT_GEMS, false));
    }

    @Test
    @Tag("G-07")
    void case45_whatIsNotCapturedComesBackToTheSameLots() {
        credit(ALICE, 10, "c1", new Grant(LotSource.PROMO, null, 1, null));
        credit(ALICE, 10, "c2", new Grant(LotSource.PURCHASE, "stripe:1", 2, null));
        String hold = transfer(hold(ALICE, 15, "h1", MINUTE)).id();

        capture(hold, 4L, "k1");
        reopen();

        assertThat(balance(ALICE)).isEqualTo(balance(16, 0, 0));
        assertThat(wallet(ALICE).lots()).extracting(lot -> lot.free().units()).containsExactly(6L, 10L);
        assertThat(find(hold).end()).isEqualTo(new Hold.End(HoldState.CAPTURED, new Gems(4)));
    }

    @Test
    void aHoldIsCapturedWhole() {
        credit(ALICE, 10, "c1");
        String hold = transfer(hold(ALICE, 10, "h1", null)).id();

        capture(hold, null, "k1");

        assertThat(balance(ALICE)).isEqualTo(balance(0, 0, 0));
    }

    @Test
    void case44_aHoldIsUsedOnceAndNotBeyondWhatItHolds() {
        credit(ALICE, 20, "c1");
        String hold = transfer(hold(ALICE, 10, "h1", MINUTE)).id();

        assertThat(capture(hold, 11L, "k1")).isEqualTo(new Outcome.Rejected(Rejection.HOLD_TOO_SMALL, false));
        assertThatThrownBy(() -> capture(hold, 0L, "k2")).isInstanceOf(IllegalArgumentException.class);
        assertThat(capture(hold, 10L, "k3")).isInstanceOf(Outcome.Applied.class);
        assertThat(capture(hold, 10L, "k3")).isInstanceOf(Outcome.Replayed.class);
        assertThat(capture(hold, 10L, "k4")).isEqualTo(new Outcome.Rejected(Rejection.HOLD_CLOSED, false));
        assertThat(release(hold, "r1")).isEqualTo(new Outcome.Rejected(Rejection.HOLD_CLOSED, false));
        assertThat(capture("nothing", null, "k5")).isEqualTo(new Outcome.Absent());
        assertThat(release("nothing", "r2")).isEqualTo(new Outcome.Absent());
    }

    @Test
    void aReleasedHoldGivesEverythingBack() {
        credit(ALICE, 10, "c1");
        String hold = transfer(hold(ALICE, 10, "h1", MINUTE)).id();

        assertThat(release(hold, "r1")).isInstanceOf(Outcome.Applied.class);
        assertThat(release(hold, "r1")).isInstanceOf(Outcome.Replayed.class);
        reopen();

        assertThat(balance(ALICE)).isEqualTo(balance(10, 0, 0));
        assertThat(find(hold).end().state()).isEqualTo(HoldState.RELEASED);
    }

    @Test
    @Tag("A-11")
    void case46_aHoldThatIsOverIsNotCapturedHoweverLateTheCleaningIs() {
        credit(ALICE, 10, "c1");
        String hold = transfer(hold(ALICE, 10, "h1", MINUTE)).id();
        time.set(NOW.plus(MINUTE));

        assertThat(capture(hold, null, "k1")).isEqualTo(new Outcome.Rejected(Rejection.HOLD_EXPIRED, false));
        assertThat(balance(ALICE)).isEqualTo(balance(10, 0, 0));
        assertThat(find(hold).end().state()).isEqualTo(HoldState.EXPIRED);
    }

    @Test
    void theInstantBeforeAHoldCanBeCaptured() {
        credit(ALICE, 10, "c1");
        String hold = transfer(hold(ALICE, 10, "h1", MINUTE)).id();
        time.set(NOW.plus(MINUTE).minusNanos(1000));

        assertThat(capture(hold, null, "k1")).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void case33_cleanerAndCaptureDoNotBothGetTheHold() {
        credit(ALICE, 10, "c1");
        String hold = transfer(hold(ALICE, 10, "h1", MINUTE)).id();
        time.set(NOW.plus(MINUTE));

        List<Object> all = Race.run(2, i -> i == 0 ? capture(hold, null, "k1") : this.<Integer>write(this::clean));

        assertThat(all.get(0)).isEqualTo(new Outcome.Rejected(Rejection.HOLD_EXPIRED, false));
        assertThat(balance(ALICE)).isEqualTo(balance(10, 0, 0));
    }

    @Test
    void theCleanerFreesWhatIsOverAndNothingElse() {
        credit(ALICE, 30, "c1");
        hold(ALICE, 10, "h1", MINUTE);
        hold(ALICE, 10, "h2", MINUTE.multipliedBy(2));
        hold(ALICE, 10, "h3", null);
        time.set(NOW.plus(MINUTE));

        assertThat(this.<Integer>write(this::clean)).isEqualTo(1);
        assertThat(this.<Integer>write(this::clean)).isZero();
        assertThat(balance(ALICE)).isEqualTo(balance(10, 20, 0));
        assertThat(this.<List<Hold>>read(view -> store().openHolds(view, ALICE)))
                .hasSize(2);
    }

    @Test
    void case47_gemsOfALotThatExpiredWhileHeldStayADayWhenTheyComeBack() {
        credit(ALICE, 10, "c1", new Grant(LotSource.PROMO, null, 50, NOW.plusSeconds(30)));
        String hold = transfer(hold(ALICE, 10, "h1", MINUTE)).id();
        time.set(NOW.plusSeconds(45));

        release(hold, "r1");

        assertThat(wallet(ALICE).spendableAt(time.instant())).isEqualTo(new Gems(10));
        time.advance(Duration.ofDays(1));
        assertThat(wallet(ALICE).spendableAt(time.instant())).isEqualTo(Gems.ZERO);
    }

    @Test
    @Tag("G-04")
    void case68_aRefundSetsTheChargesOwnGemsAside() {
        credit(ALICE, 100, "c1", Grant.paidBy("stripe:1"));
        credit(ALICE, 100, "c2", Grant.paidBy("stripe:2"));

        String hold = transfer(refundHold("stripe:1", 100, "h1")).id();

        assertThat(find(hold).uses())
                .singleElement()
                .satisfies(use -> assertThat(use.lot().origin().charge()).isEqualTo("stripe:1"));
        capture(hold, null, "k1");
        assertThat(balance(ALICE)).isEqualTo(balance(100, 0, 0));
    }

    @Test
    @Tag("G-04")
    void case69_70_aRefundOfWhatIsPartlySpentIsRefusedAndGiftsDoNotHelp() {
        credit(ALICE, 100, "c1", Grant.paidBy("stripe:1"));
        credit(ALICE, 1, "c2");
        spend(ALICE, 2, "s1");

        assertThat(refundHold("stripe:1", 100, "h1")).isEqualTo(new Outcome.Rejected(Rejection.PARTLY_SPENT, false));
        assertThat(balance(ALICE)).isEqualTo(balance(99, 0, 0));
    }

    private Outcome refundHold(String charge, long gems, String key) {
        OpenHold wanted = new OpenHold(ALICE, new Gems(gems), null, charge);
        return write(tx -> holds().open(tx, request("refund", key), wanted));
    }

    private Hold find(String hold) {
        return read(view -> store().findHold(view, hold).orElseThrow());
    }

    private int clean(Transaction tx) {
        return holds().expireDue(tx, 10);
    }
}
