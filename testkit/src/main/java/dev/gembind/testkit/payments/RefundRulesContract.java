package dev.gembind.testkit.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Facts;
import dev.gembind.core.payments.Notice;
import dev.gembind.core.payments.PaymentProvider.Answer;
import dev.gembind.core.payments.Price;
import dev.gembind.core.payments.Refund;
import dev.gembind.core.payments.Refund.Missing;
import dev.gembind.core.payments.RefundOutcome;
import dev.gembind.core.payments.RefundPreview;
import dev.gembind.core.payments.RefundWish;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How charges are given back, on a store. */
@Tag("G-04")
public abstract class RefundRulesContract extends RefundContract {
    @Test
    void case68_theGemsAreHeldUntilTheMoneyWentBack() {
        pay(CHARGE, order(Channel.STRIPE));
        answers.add(DONE);

        assertThat(ask(Missing.REFUSE)).isInstanceOf(RefundOutcome.Started.class);
        assertThat(balance()).isEqualTo(balance(0, 100, 0));
        dispatch();
        reopen();

        assertThat(asked).containsExactly("stripe:ch_1 ");
        assertThat(balance()).isEqualTo(balance(0, 0, 0));
        assertThat(charge().state()).isEqualTo(Charge.State.REVERSED);
        assertThat(refunds().find(CHARGE).orElseThrow().state()).isEqualTo(Refund.State.DONE);
    }

    @Test
    void case70_whatIsPartlySpentIsRefusedAndTellsHowMuch() {
        pay(CHARGE, order(Channel.STRIPE));
        spend(1, "s1");

        assertThat(ask(Missing.REFUSE)).isEqualTo(new RefundOutcome.PartlySpent(new Gems(1)));
        assertThat(balance()).isEqualTo(balance(99, 0, 0));
    }

    @Test
    void theHouseGivesUpWhatIsSpentWhenTold() {
        pay(CHARGE, order(Channel.STRIPE));
        spend(30, "s1");
        answers.add(DONE);

        ask(Missing.WRITE_OFF);
        dispatch();

        assertThat(balance()).isEqualTo(balance(0, 0, 0));
        assertThat(charge().state()).isEqualTo(Charge.State.REVERSED);
    }

    @Test
    void theUserOwesWhatIsSpentWhenTold() {
        pay(CHARGE, order(Channel.STRIPE));
        spend(30, "s1");
        answers.add(DONE);

        ask(Missing.DEBT);
        dispatch();

        assertThat(balance()).isEqualTo(balance(0, 0, 30));
    }

    @Test
    void aRefundOfWhatIsWhollySpentNeedsNoHold() {
        pay(CHARGE, order(Channel.STRIPE));
        spend(100, "s1");
        answers.add(DONE);

        ask(Missing.DEBT);
        dispatch();

        assertThat(balance()).isEqualTo(balance(0, 0, 100));
    }

    @Test
    void case72_aRefundWhoseAnswerWasLostIsAskedForAgain() {
        pay(CHARGE, order(Channel.STRIPE));
        answers.addAll(List.of(LATER, DONE));

        ask(Missing.REFUSE);
        dispatch();
        assertThat(balance()).isEqualTo(balance(0, 100, 0));
        time.advance(Duration.ofMinutes(1));
        dispatch();

        assertThat(asked).hasSize(2);
        assertThat(balance()).isEqualTo(balance(0, 0, 0));
    }

    @Test
    void aRefundThatIsRefusedFreesTheGemsAndMayBeAskedForAgain() {
        pay(CHARGE, order(Channel.STRIPE));
        answers.addAll(List.of(new Answer.Refused("too late"), DONE));

        ask(Missing.REFUSE);
        dispatch();
        assertThat(balance()).isEqualTo(balance(100, 0, 0));
        assertThat(ask(Missing.REFUSE))
                .isInstanceOfSatisfying(
                        RefundOutcome.Started.class,
                        started -> assertThat(started.replayed()).isFalse());
        dispatch();

        assertThat(balance()).isEqualTo(balance(0, 0, 0));
    }

    @Test
    void case74_ourRefundAndTheProvidersMessageAreOneRefund() {
        pay(CHARGE, order(Channel.STRIPE));
        answers.add(DONE);

        ask(Missing.REFUSE);
        service().refunded(CHARGE, Facts.ALL);
        assertThat(balance()).isEqualTo(balance(0, 0, 0));
        dispatch();
        service().refunded(CHARGE, Facts.ALL);

        assertThat(balance()).isEqualTo(balance(0, 0, 0));
        assertThat(charge().state()).isEqualTo(Charge.State.REVERSED);
    }

    @Test
    void theUserIsToldOnceOfARefundWhicheverNewsOfItComesFirst() {
        pay(CHARGE, order(Channel.STRIPE));
        time.advance(Duration.ofSeconds(1));
        answers.add(DONE);
        ask(Missing.REFUSE);
        time.advance(Duration.ofMillis(1)); // ids of one millisecond stand in any order

        service().refunded(CHARGE, Facts.ALL);
        dispatch();
        assertThat(told).containsExactly(Notice.Event.CREDITED, Notice.Event.REVERSED);

        ChargeId other = new ChargeId("stripe", "ch_2");
        pay(other, order(Channel.STRIPE));
        time.advance(Duration.ofSeconds(1));
        answers.add(DONE);
        refunds().request(new RefundWish(other, Missing.REFUSE, new Why("admin", "asked for", time.instant())));
        dispatch();
        service().refunded(other, Facts.ALL);
        dispatch();

        assertThat(told)
                .containsExactly(
                        Notice.Event.CREDITED, Notice.Event.REVERSED, Notice.Event.CREDITED, Notice.Event.REVERSED);
    }

    @Test
    void aDisputeWhileARefundIsUnderWayTakesNothingTwice() {
        pay(CHARGE, order(Channel.STRIPE));
        pay(new ChargeId("stripe", "ch_2"), order(Channel.STRIPE));
        answers.add(DONE);

        ask(Missing.REFUSE);
        service().disputed(CHARGE, Facts.ALL);
        assertThat(balance()).isEqualTo(balance(0, 100, 0));
        dispatch();

        assertThat(balance()).isEqualTo(balance(100, 0, 0));
    }

    @Test
    void case80_aRefundThatIsAskedForTwiceIsOne() {
        pay(CHARGE, order(Channel.STRIPE));

        ask(Missing.REFUSE);

        assertThat(ask(Missing.REFUSE))
                .isInstanceOfSatisfying(
                        RefundOutcome.Started.class,
                        started -> assertThat(started.replayed()).isTrue());
        assertThat(balance()).isEqualTo(balance(0, 100, 0));
    }

    @Test
    void case79_whatBroughtNobodyGemsCannotBeGivenBack() {
        pay(CHARGE, "");

        assertThat(ask(Missing.REFUSE)).isEqualTo(new RefundOutcome.NotRefundable());
        service().refunded(new ChargeId("stripe", "ch_9"), Facts.ALL);
        assertThat(balance()).isEqualTo(balance(0, 0, 0));
    }

    @Test
    void aPreviewTellsWhatAskingWouldDoAndChangesNothing() {
        assertThat(refunds().preview(CHARGE)).isEqualTo(new RefundPreview.NotRefundable());
        pay(CHARGE, order(Channel.STRIPE));

        assertThat(refunds().preview(CHARGE))
                .isEqualTo(new RefundPreview.Possible(new Gems(100), new Price(CENTS, "USD")));
        needsPayer = true;
        assertThat(refunds().preview(CHARGE)).isEqualTo(new RefundPreview.PayerUnknown());
        needsPayer = false;
        spend(30, "s1");
        assertThat(refunds().preview(CHARGE)).isEqualTo(new RefundPreview.PartlySpent(new Gems(30)));
        assertThat(balance()).isEqualTo(balance(70, 0, 0));
        ask(Missing.DEBT);
        assertThat(refunds().preview(CHARGE)).isInstanceOf(RefundPreview.Asked.class);
    }

    @Test
    void theMoneyGoesBackToTheAccountThatPaid() {
        needsPayer = true;
        pay(CHARGE, order(Channel.STRIPE), "4711");
        answers.add(DONE);

        ask(Missing.REFUSE);
        dispatch();

        assertThat(asked).containsExactly("stripe:ch_1 4711");
    }

    @Test
    void withoutTheAccountThatPaidNothingMoves() {
        needsPayer = true;
        pay(CHARGE, order(Channel.STRIPE));

        assertThat(ask(Missing.REFUSE)).isEqualTo(new RefundOutcome.PayerUnknown());
        assertThat(balance()).isEqualTo(balance(100, 0, 0));
        assertThat(messages()).as("the receipt").isEqualTo(1);
    }
}
