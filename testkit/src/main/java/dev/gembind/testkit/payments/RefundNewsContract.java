package dev.gembind.testkit.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.ledger.Why;
import dev.gembind.core.outbox.Dispatcher;
import dev.gembind.core.outbox.OutboxMessage;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.News;
import dev.gembind.core.payments.PaymentProvider.Answer;
import dev.gembind.core.payments.Refund;
import dev.gembind.core.payments.Refund.Missing;
import dev.gembind.core.payments.RefundOutcome;
import dev.gembind.core.payments.RefundWish;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What else can be told of a charge while its refund is under way, on a store. */
@Tag("G-04")
public abstract class RefundNewsContract extends RefundContract {
    /** Asks for a refund and returns its name. */
    private String asked() {
        RefundWish wish = new RefundWish(CHARGE, Missing.REFUSE, new Why("admin", "asked for", time.instant()));
        if (refunds().request(wish) instanceof RefundOutcome.Started started) {
            return started.refund().id();
        }
        throw new AssertionError("not started");
    }

    private void fails(String refund) {
        service().refundFailed(CHARGE, refund, CENTS);
    }

    @Test
    void theMessageOfARefundThatFailedSaysNothingOfTheNext() {
        pay(CHARGE, order(Channel.STRIPE));
        String first = asked();
        answers.add(LATER);
        dispatch();
        fails(first);
        String second = asked();
        answers.add(DONE);
        time.advance(Duration.ofMinutes(1));

        dispatch();

        assertThat(names).containsExactly(first, second);
        assertThat(balance()).isEqualTo(balance(0, 0, 0));
        assertThat(refunds().find(CHARGE).orElseThrow().state()).isEqualTo(Refund.State.DONE);
    }

    @Test
    void anAnswerThatComesAfterTheNextWasAskedForIsNotItsAnswer() {
        pay(CHARGE, order(Channel.STRIPE));
        String first = asked();
        whileAsked = () -> {
            whileAsked = () -> {};
            fails(first);
            asked();
        };
        answers.addAll(List.of(new Answer.Refused("too late"), DONE));

        dispatch();

        assertThat(names).hasSize(2).startsWith(first);
        assertThat(balance()).isEqualTo(balance(0, 0, 0));
        assertThat(refunds().find(CHARGE).orElseThrow().id()).isEqualTo(names.get(1));
    }

    @Test
    void aPartThatWentBackWhileOursIsUnderWayIsNotOurs() {
        pay(CHARGE, order(Channel.STRIPE));
        answers.add(new Answer.Refused("disputed"));

        ask(Missing.REFUSE);
        service().refunded(CHARGE, 33);
        assertThat(balance()).as("what is set aside is enough").isEqualTo(balance(0, 100, 0));
        dispatch();

        assertThat(balance()).isEqualTo(balance(67, 0, 0));
        assertThat(charge().state()).isEqualTo(Charge.State.PARTLY_REVERSED);
    }

    @Test
    void aPartThatWentBackBeforeOursIsTakenOnce() {
        pay(CHARGE, order(Channel.STRIPE));
        answers.add(DONE);

        ask(Missing.REFUSE);
        service().refunded(CHARGE, 33);
        dispatch();
        service().refunded(CHARGE, CENTS);

        assertThat(balance()).isEqualTo(balance(0, 0, 0));
        assertThat(charge().state()).isEqualTo(Charge.State.REVERSED);
    }

    @Test
    void oursIsKnownByItsNameAlsoWhenItGaveBackWhatWasLeft() {
        pay(CHARGE, order(Channel.STRIPE));
        ask(Missing.REFUSE);
        String ours = refunds().find(CHARGE).orElseThrow().id();
        service().refunded(CHARGE, 33);

        opened().stores()
                .transactor()
                .write("told", tx -> service().learn(tx, CHARGE, News.refundMade(ours, CENTS - 33)));

        assertThat(balance()).isEqualTo(balance(0, 0, 0));
        assertThat(refunds().find(CHARGE).orElseThrow().state()).isEqualTo(Refund.State.DONE);
    }

    @Test
    void aRefundWhoseMessageWasDroppedIsAskedForByAskingAgain() {
        pay(CHARGE, order(Channel.STRIPE));
        answers.add(DONE);
        ask(Missing.REFUSE);
        String message = refunds().find(CHARGE).orElseThrow().id();
        opened().stores()
                .transactor()
                .write("drop", tx -> opened().stores().outbox().remove(tx, message));

        ask(Missing.REFUSE);
        ask(Missing.REFUSE);
        dispatch();

        assertThat(asked).hasSize(1);
        assertThat(balance()).isEqualTo(balance(0, 0, 0));
    }

    @Test
    void whatADisputeTookIsNotGivenBackOnceMore() {
        pay(CHARGE, order(Channel.STRIPE));
        service().disputed(CHARGE, 33);

        assertThat(refunds().request(new RefundWish(CHARGE, Missing.DEBT, new Why("admin", "asked", NOW))))
                .isEqualTo(new RefundOutcome.NotRefundable());
        assertThat(balance()).isEqualTo(balance(67, 0, 0));
    }

    @Test
    void anAnswerToWhatIsKnownIsDoneWith() {
        pay(CHARGE, order(Channel.STRIPE));
        asked();
        service().refunded(CHARGE, CENTS);
        answers.add(DONE);

        dispatch();

        assertThat(messages()).isZero();
    }

    @Test
    void aTryThatTookTooLongDecidesNothingForTheNext() {
        pay(CHARGE, order(Channel.STRIPE));
        String refund = asked();
        answers.addAll(List.of(LATER, LATER));
        whileAsked = () -> {
            whileAsked = () -> {};
            time.advance(Dispatcher.LEASE);
            dispatch();
        };

        dispatch();

        OutboxMessage message = opened().stores()
                .transactor()
                .read("find", view -> opened().stores().outbox().find(view, refund))
                .orElseThrow();
        assertThat(names).hasSize(2);
        assertThat(message.delivery().attempts()).isEqualTo(2);
    }

    @Test
    void moneyOfAUserWhoIsGoneIsKeptForAPerson() {
        String payload = order(Channel.STRIPE);
        opened().stores()
                .transactor()
                .write("remove", tx -> opened().stores().users().delete(tx, ALICE));

        pay(CHARGE, payload);

        assertThat(charge().state()).isEqualTo(Charge.State.SUSPENSE);
        assertThat(balance()).isEqualTo(balance(0, 0, 0));
    }

    @Test
    void whatTheHouseGaveUpIsNotGivenToTheUserWhenADisputeIsWonToo() {
        pay(CHARGE, order(Channel.STRIPE));
        spend(60, "s1");
        RefundWish wish = new RefundWish(CHARGE, Missing.WRITE_OFF, new Why("admin", "asked for", time.instant()));
        refunds().request(wish);
        answers.add(DONE);
        dispatch();
        service().disputed(CHARGE, CENTS);

        fails(names.get(0));
        assertThat(balance()).isEqualTo(balance(0, 0, 60));
        service().disputeWon(CHARGE);

        assertThat(balance()).isEqualTo(balance(40, 0, 0));
        assertThat(charge().state()).isEqualTo(Charge.State.CREDITED);
    }

    @Test
    void whoMayNotSpendCanStillBeGivenTheMoneyBack() {
        pay(CHARGE, order(Channel.STRIPE));
        gems().setFrozen(ALICE, true);
        asked();
        answers.add(DONE);

        dispatch();

        assertThat(balance()).isEqualTo(balance(0, 0, 0));
    }
}
