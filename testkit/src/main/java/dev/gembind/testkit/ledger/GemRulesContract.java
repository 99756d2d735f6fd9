package dev.gembind.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.Book;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Grant;
import dev.gembind.core.ledger.LotSource;
import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Postings;
import dev.gembind.core.ledger.Rejection;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.Spend;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.testkit.race.Race;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How gems come and go, on a store. The numbers in names are those of the list of edge cases in docs/ledger.md. */
public abstract class GemRulesContract extends LedgerContract {
    private static final int CALLERS = 6;

    @Test
    @Tag("A-02")
    void gemsComeAndAreSpent() {
        credit(ALICE, 100, "c1");
        Transfer spend = transfer(spend(ALICE, 30, "s1"));
        reopen();

        assertThat(balance(ALICE)).isEqualTo(balance(70, 0, 0));
        assertThat(spend.moved().orElseThrow().postings())
                .isEqualTo(new Postings(Map.of(Book.GEMS, -30L, Book.REVENUE, 30L)));
        assertThat(spend.moved().orElseThrow().after()).isEqualTo(balance(70, 0, 0));
    }

    @Test
    @Tag("A-02")
    void case29_ofTwoSpendsOfSixtyOutOfAHundredOneIsRefused() {
        credit(ALICE, 100, "c1");

        List<Outcome> outcomes = Race.run(2, i -> spend(ALICE, 60, "s" + i));

        assertThat(outcomes).hasAtLeastOneElementOfType(Outcome.Applied.class);
        assertThat(outcomes).contains(new Outcome.Rejected(Rejection.INSUFFICIENT_GEMS, false));
        assertThat(balance(ALICE)).isEqualTo(balance(40, 0, 0));
    }

    @Test
    void theLastGemCanBeSpentAndNotOneMore() {
        credit(ALICE, 100, "c1");

        assertThat(spend(ALICE, 101, "s1")).isEqualTo(new Outcome.Rejected(Rejection.INSUFFICIENT_GEMS, false));
        assertThat(spend(ALICE, 100, "s2")).isInstanceOf(Outcome.Applied.class);
        assertThat(balance(ALICE)).isEqualTo(Balance.ZERO);
    }

    @Test
    void case1_2_3_amountsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new Spend(ALICE, Gems.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Gems(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Gems(Long.MAX_VALUE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Gems(Gems.MAX_UNITS).plus(new Gems(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void case4_moreThanIsAllowedAtOnceIsRefused() {
        assertThat(credit(ALICE, 1_000_001, "c1")).isEqualTo(new Outcome.Rejected(Rejection.OVER_LIMIT, false));
        assertThat(credit(ALICE, 1_000_000, "c2")).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    @Tag("A-03")
    void case15_ofManyWithTheSameKeyOneAppliesAndAllGetItsAnswer() {
        List<Outcome> outcomes = Race.run(CALLERS, i -> credit(ALICE, 10, "same"));

        assertThat(outcomes.stream().filter(Outcome.Applied.class::isInstance)).hasSize(1);
        assertThat(outcomes.stream().map(outcome -> transfer(outcome).id()).distinct())
                .hasSize(1);
        assertThat(balance(ALICE)).isEqualTo(balance(10, 0, 0));
    }

    @Test
    @Tag("A-03")
    void case16_theSameKeyWithAnotherAmountIsAConflictThatNamesIt() {
        credit(ALICE, 10, "same");

        assertThat(credit(ALICE, 11, "same")).isEqualTo(new Outcome.Conflict("gems"));
        assertThat(credit(ALICE, 10, "same", Grant.paidBy("telegram:x"))).isEqualTo(new Outcome.Conflict("target"));
        assertThat(credit(ALICE, 10, "same", Grant.of(LotSource.ADJUST))).isEqualTo(new Outcome.Conflict("terms"));
        assertThat(balance(ALICE)).isEqualTo(balance(10, 0, 0));
    }

    @Test
    @Tag("A-03")
    void case17_aReplayOnAnEmptyWalletIsAReplay() {
        credit(ALICE, 10, "c1");
        Transfer first = transfer(spend(ALICE, 10, "s1"));
        reopen();

        assertThat(spend(ALICE, 10, "s1")).isEqualTo(new Outcome.Replayed(first));
    }

    @Test
    void case18_aReplayOnAFrozenWalletIsAReplay() {
        credit(ALICE, 10, "c1");
        Transfer first = transfer(spend(ALICE, 4, "s1"));
        freeze(true);

        assertThat(spend(ALICE, 4, "s1")).isEqualTo(new Outcome.Replayed(first));
        assertThat(spend(ALICE, 4, "s2")).isEqualTo(new Outcome.Rejected(Rejection.FROZEN, false));
        assertThat(credit(ALICE, 5, "c2")).isInstanceOf(Outcome.Applied.class);
        freeze(false);
        assertThat(spend(ALICE, 4, "s3")).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    @Tag("A-03")
    void case19_aRefusalStaysARefusalAfterATopUp() {
        assertThat(spend(ALICE, 10, "s1")).isEqualTo(new Outcome.Rejected(Rejection.INSUFFICIENT_GEMS, false));
        credit(ALICE, 100, "c1");
        reopen();

        assertThat(spend(ALICE, 10, "s1")).isEqualTo(new Outcome.Rejected(Rejection.INSUFFICIENT_GEMS, true));
        assertThat(spend(ALICE, 11, "s1")).isEqualTo(new Outcome.Conflict("gems"));
        assertThat(balance(ALICE)).isEqualTo(balance(100, 0, 0));
    }

    @Test
    void case23_keysThatDifferInCaseOrSpaceAreDifferent() {
        credit(ALICE, 1, "Key");
        credit(ALICE, 1, "key");
        credit(ALICE, 1, "key ");

        assertThat(balance(ALICE)).isEqualTo(balance(3, 0, 0));
        assertThatThrownBy(() -> credit(ALICE, 1, "key\0")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void case24_aKeyHasAtMost255Characters() {
        assertThat(credit(ALICE, 1, "k".repeat(255))).isInstanceOf(Outcome.Applied.class);
        assertThatThrownBy(() -> credit(ALICE, 1, "k".repeat(256))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> credit(ALICE, 1, "\uD83D\uDC8E")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void case16_theSameKeyForAnotherKindOfRequestIsAConflict() {
        credit(ALICE, 10, "same");
        Request spend = request("credit:" + ALICE, "same");

        Outcome outcome = write(tx -> ledger().spend(tx, spend, new Spend(ALICE, new Gems(10))));

        assertThat(outcome).isEqualTo(new Outcome.Conflict("kind"));
        assertThat(balance(ALICE)).isEqualTo(balance(10, 0, 0));
    }

    @Test
    void case25_theSameKeyInTwoScopesIsTwoTransfers() {
        credit(ALICE, 1, "same");
        credit(BOB, 1, "same");

        assertThat(balance(ALICE)).isEqualTo(balance(1, 0, 0));
        assertThat(balance(BOB)).isEqualTo(balance(1, 0, 0));
    }

    @Test
    void case26_aRequestThatDiffersOnlyInReasonAndTimeIsAReplay() {
        credit(ALICE, 1, "same");
        time.advance(Duration.ofDays(3650));

        assertThat(credit(ALICE, 1, "same")).isInstanceOf(Outcome.Replayed.class);
    }

    @Test
    void case51_aSpendOverThreeLotsComesBackToAllThree() {
        credit(ALICE, 10, "c1", new Grant(LotSource.PROMO, null, 1, null));
        credit(ALICE, 10, "c2", new Grant(LotSource.PURCHASE, "stripe:a/b|c d%", 2, null));
        credit(ALICE, 10, "c3", new Grant(LotSource.PURCHASE, "stripe:2", 3, null));
        List<?> before = wallet(ALICE).lots();
        Transfer spend = transfer(spend(ALICE, 25, "s1"));

        Outcome back = write(tx -> ledger().reverse(tx, spend.id(), why()));
        reopen();

        assertThat(transfer(back).moved().orElseThrow().after()).isEqualTo(balance(30, 0, 0));
        assertThat(wallet(ALICE).lots()).isEqualTo(before);
        assertThat(this.<Outcome>write(tx -> ledger().reverse(tx, spend.id(), why())))
                .isInstanceOf(Outcome.Replayed.class);
    }

    @Test
    void giftsAreSpentBeforeWhatWasPaidFor() {
        credit(ALICE, 10, "c1", Grant.paidBy("stripe:1"));
        credit(ALICE, 10, "c2");
        spend(ALICE, 10, "s1");

        assertThat(wallet(ALICE).lots())
                .singleElement()
                .satisfies(lot -> assertThat(lot.origin().source()).isEqualTo(LotSource.PURCHASE));
    }

    @Test
    @Tag("A-11")
    void case48_49_whatHasExpiredCannotBeSpentAndTakesNothingElseWithIt() {
        credit(ALICE, 10, "c1", new Grant(LotSource.PROMO, null, 50, NOW.plusSeconds(60)));
        credit(ALICE, 5, "c2");
        time.set(NOW.plusSeconds(60));

        assertThat(wallet(ALICE).spendableAt(time.instant())).isEqualTo(new Gems(5));
        assertThat(spend(ALICE, 6, "s1")).isEqualTo(new Outcome.Rejected(Rejection.INSUFFICIENT_GEMS, false));
        assertThat(spend(ALICE, 5, "s2")).isInstanceOf(Outcome.Applied.class);
        assertThat(balance(ALICE)).isEqualTo(Balance.ZERO);
        assertThat(this.<Postings>read(view -> store().totals(view)).of(Book.BREAKAGE))
                .isEqualTo(10);
    }

    @Test
    void anInstantBeforeItExpiresALotCanBeSpent() {
        credit(ALICE, 10, "c1", new Grant(LotSource.PROMO, null, 50, NOW.plusSeconds(60)));
        time.set(NOW.plusSeconds(60).minusNanos(1000));

        assertThat(spend(ALICE, 10, "s1")).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void anOperatorTakesGemsAway() {
        credit(ALICE, 10, "c1");
        freeze(true);

        Outcome taken = write(tx -> ledger().adjust(tx, request("adjust", "a1"), new Spend(ALICE, new Gems(4))));

        assertThat(taken).isInstanceOf(Outcome.Applied.class);
        assertThat(balance(ALICE)).isEqualTo(balance(6, 0, 0));
    }

    @Test
    void somethingThatIsNoSpendCannotBeTakenBack() {
        Transfer credit = transfer(credit(ALICE, 10, "c1"));

        assertThat(this.<Outcome>write(tx -> ledger().reverse(tx, credit.id(), why())))
                .isEqualTo(new Outcome.Rejected(Rejection.NOT_REVERSIBLE, false));
        assertThat(this.<Outcome>write(tx -> ledger().reverse(tx, "nothing", why())))
                .isEqualTo(new Outcome.Absent());
    }

    @Test
    @Tag("G-06")
    void case38_43_anEarlierRevisionTellsWhatThereWasEvenWhenTheClockStepsBack() {
        credit(ALICE, 100, "c1");
        time.advance(Duration.ofHours(-1));
        spend(ALICE, 30, "s1");
        time.advance(Duration.ofDays(1));
        spend(ALICE, 30, "s2");
        reopen();

        assertThat(afterRevision(1)).isEqualTo(balance(100, 0, 0));
        assertThat(afterRevision(2)).isEqualTo(balance(70, 0, 0));
        assertThat(afterRevision(3)).isEqualTo(balance(40, 0, 0));
        assertThat(this.<Boolean>read(view -> store().at(view, ALICE, 4).isEmpty()))
                .isTrue();
    }

    private Balance afterRevision(long revision) {
        return read(view -> store().at(view, ALICE, revision).orElseThrow())
                .moved()
                .orElseThrow()
                .after();
    }

    private void freeze(boolean frozen) {
        write(tx -> {
            ledger().setFrozen(tx, ALICE, frozen);
            return true;
        });
    }
}
