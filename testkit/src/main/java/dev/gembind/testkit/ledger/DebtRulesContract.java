package dev.gembind.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Grant;
import dev.gembind.core.ledger.LotSource;
import dev.gembind.core.ledger.OfCharge;
import dev.gembind.core.ledger.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens when a price is given back after its gems were spent, on a store. */
public abstract class DebtRulesContract extends LedgerContract {
    @Test
    @Tag("G-04")
    void whatWasSpentOfAChargeThatIsGivenBackIsOwed() {
        credit(ALICE, 100, "c1", Grant.paidBy("stripe:1"));
        spend(ALICE, 70, "s1");

        clawBack("stripe:1", 100, "k1");

        assertThat(balance(ALICE)).isEqualTo(balance(0, 0, 70));
    }

    @Test
    @Tag("G-04")
    void case78_halfOfTheNextPurchaseGoesToTheDebtAndNothingOfAGift() {
        credit(ALICE, 100, "c1", Grant.paidBy("stripe:1"));
        spend(ALICE, 70, "s1");
        clawBack("stripe:1", 100, "k1");

        credit(ALICE, 1000, "c2");
        assertThat(balance(ALICE)).isEqualTo(balance(1000, 0, 70));
        credit(ALICE, 100, "c3", Grant.paidBy("stripe:2"));
        assertThat(balance(ALICE)).isEqualTo(balance(1050, 0, 20));
        credit(ALICE, 100, "c4", Grant.paidBy("stripe:3"));
        assertThat(balance(ALICE)).isEqualTo(balance(1130, 0, 0));
    }

    @Test
    @Tag("G-04")
    void boughtGemsThatCameTooLateAreTakenInAlsoFromWhoOwesSome() {
        credit(ALICE, 100, "c1", Grant.paidBy("stripe:1"));
        spend(ALICE, 70, "s1");
        clawBack("stripe:1", 100, "k1");

        Grant late = new Grant(LotSource.SUBSCRIPTION, "stripe:2", 50, NOW.minusSeconds(1));

        assertThat(credit(ALICE, 100, "c2", late)).isInstanceOf(Outcome.Applied.class);
        assertThat(credit(ALICE, 100, "c2", late)).isInstanceOf(Outcome.Replayed.class);
        assertThat(balance(ALICE)).isEqualTo(balance(0, 0, 70));
    }

    @Test
    @Tag("G-04")
    void case77_giftsStayWhenAChargeIsGivenBackAndOtherPurchasesDoNot() {
        credit(ALICE, 100, "c1", Grant.paidBy("stripe:1"));
        spend(ALICE, 100, "s1");
        credit(ALICE, 30, "c2", Grant.paidBy("stripe:2"));
        credit(ALICE, 50, "c3");

        clawBack("stripe:1", 100, "k1");

        assertThat(balance(ALICE)).isEqualTo(balance(50, 0, 70));
    }

    @Test
    @Tag("G-04")
    void aDisputeThatIsWonCancelsTheDebtFirst() {
        credit(ALICE, 100, "c1", Grant.paidBy("stripe:1"));
        spend(ALICE, 70, "s1");
        clawBack("stripe:1", 100, "k1");

        OfCharge back = new OfCharge(ALICE, "stripe:1", new Gems(100));
        write(tx -> ledger().reinstate(tx, request("win", "k1"), back, new Gems(70)));

        assertThat(balance(ALICE)).isEqualTo(balance(30, 0, 0));
    }

    private void clawBack(String charge, long gems, String key) {
        OfCharge taken = new OfCharge(ALICE, charge, new Gems(gems));
        write(tx -> ledger().clawBack(tx, request("clawback", key), taken));
    }
}
