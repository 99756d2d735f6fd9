package dev.gembind.testkit.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.ledger.Book;
import dev.gembind.core.ledger.LedgerFault;
import dev.gembind.core.ledger.LedgerVerifier;
import dev.gembind.core.ledger.Lot;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Facts;
import dev.gembind.core.payments.News;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.payments.Refund;
import dev.gembind.core.payments.Refund.Missing;
import dev.gembind.core.payments.RefundOutcome;
import dev.gembind.core.payments.RefundWish;
import dev.gembind.core.payments.Settlement;
import dev.gembind.testkit.race.Race;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of refunds that were made and failed later, on a store. */
@Tag("G-04")
public abstract class RefundFailureContract extends RefundContract {
    private static final int CALLERS = 6;
    private static final int ORDERS = 40;
    private static final long SEED = 5;

    @AfterEach
    void theBooksAreInOrder() {
        List<LedgerFault> faults = opened().stores()
                .transactor()
                .read("verify", view -> LedgerVerifier.faults(opened().stores().ledger(), view));
        assertThat(faults).isEmpty();
    }

    /** Asks for a refund and returns its name. */
    private String asked(ChargeId charge, Missing ifMissing) {
        RefundOutcome outcome =
                refunds().request(new RefundWish(charge, ifMissing, new Why("admin", "asked for", time.instant())));
        if (outcome instanceof RefundOutcome.Started started) {
            return started.refund().id();
        }
        throw new AssertionError("not started: " + outcome);
    }

    /** Asks for a refund that the provider makes, and returns its name. */
    private String made(Missing ifMissing) {
        String name = asked(CHARGE, ifMissing);
        answers.add(DONE);
        dispatch();
        return name;
    }

    private Settlement fails(String refund) {
        return service().refundFailed(CHARGE, refund, CENTS);
    }

    private void told(ChargeId charge, News news) {
        opened().stores().transactor().write("told", tx -> service().learn(tx, charge, news));
    }

    private List<Lot> lots() {
        return opened().stores()
                .transactor()
                .read("lots", view -> opened().stores().ledger().find(view, ALICE))
                .orElseThrow()
                .lots();
    }

    private void assertNeverRefunded(String context) {
        assertThat(balance()).as(context).isEqualTo(balance(100, 0, 0));
        assertThat(charge().state()).as(context).isEqualTo(Charge.State.CREDITED);
        assertThat(refunds().find(CHARGE)).as(context).isEmpty();
    }

    @Test
    void aRefundThatFailsLaterBringsTheGemsBackToTheSameLots() {
        pay(new ChargeId("stripe", "ch_2"), order(Channel.STRIPE));
        pay(CHARGE, order(Channel.STRIPE));
        spend(150, "s1");
        List<Lot> before = lots();
        pay(new ChargeId("stripe", "ch_3"), order(Channel.STRIPE));
        List<Lot> all = lots();
        String refund = made(Missing.REFUSE);
        assertThat(balance()).isEqualTo(balance(50, 0, 0));

        assertThat(fails(refund)).isInstanceOf(Settlement.Settled.class);
        reopen();

        assertThat(before).hasSize(1);
        assertThat(lots()).isEqualTo(all);
        assertThat(charge().state()).isEqualTo(Charge.State.CREDITED);
        assertThat(charge().facts().back().failures()).containsEntry(refund, CENTS);
        assertThat(refunds().find(CHARGE)).isEmpty();
    }

    @Test
    @Tag("A-03")
    void aFailureThatIsToldManyTimesCountsOnce() {
        pay(CHARGE, order(Channel.STRIPE));
        String refund = made(Missing.REFUSE);

        List<Settlement> all = Race.run(CALLERS, i -> fails(refund));

        assertThat(all.stream().filter(Settlement.Settled.class::isInstance)).hasSize(1);
        assertNeverRefunded("told " + CALLERS + " times");
    }

    @Test
    void aFailureCountsOnceInWhateverOrderItIsTold() {
        for (List<String> order : orders(List.of("answer", "sum", "made", "failed", "disputed", "won"))) {
            ChargeId charge = new ChargeId("stripe", "ch_p" + String.join("-", order));
            pay(charge, order(Channel.STRIPE));
            String refund = asked(charge, Missing.REFUSE);
            answers.add(DONE);

            order.forEach(event -> tell(event, charge, refund));

            assertThat(balance()).as("after %s", order).isEqualTo(balance(100, 0, 0));
            assertThat(service().findCharge(charge).orElseThrow().state())
                    .as("after %s", order)
                    .isEqualTo(Charge.State.CREDITED);
            assertThat(refunds().find(charge)).as("after %s", order).isEmpty();
            spend(100, charge.text());
            answers.clear();
            time.advance(PaymentService.ORDER_LIFE);
        }
    }

    private void tell(String event, ChargeId charge, String refund) {
        switch (event) {
            case "answer" -> dispatch();
            case "sum" -> service().refunded(charge, CENTS);
            case "made" -> told(charge, News.refundMade(refund, CENTS));
            case "failed" -> service().refundFailed(charge, refund, CENTS);
            case "disputed" -> service().disputed(charge, Facts.ALL);
            default -> service().disputeWon(charge);
        }
    }

    /** Returns some of the orders in which all of these can be told, the same each time. */
    private static List<List<String>> orders(List<String> events) {
        Random random = new Random(SEED);
        Set<List<String>> orders = new LinkedHashSet<>();
        while (orders.size() < ORDERS) {
            List<String> order = new ArrayList<>(events);
            Collections.shuffle(order, random);
            orders.add(order);
        }
        return List.copyOf(orders);
    }

    @Test
    void aRefundThatFailsWhileItSeemsToBePendingFreesTheGems() {
        pay(CHARGE, order(Channel.STRIPE));
        String refund = asked(CHARGE, Missing.REFUSE);
        answers.add(LATER);
        dispatch();

        fails(refund);
        assertNeverRefunded("when it failed");
        time.advance(Duration.ofMinutes(1));
        dispatch();

        assertThat(asked).as("asking again could give the money back once more").hasSize(1);
        assertThat(messages()).as("the receipts alone were sent").isZero();
        assertNeverRefunded("when its message was done with");
    }

    @Test
    void afterAFailureItCanBeAskedForAgainUnderAnotherName() {
        pay(CHARGE, order(Channel.STRIPE));
        String first = made(Missing.REFUSE);
        fails(first);

        String second = made(Missing.REFUSE);
        service().refunded(CHARGE, CENTS);
        fails(first);

        assertThat(second).isNotEqualTo(first);
        assertThat(balance()).isEqualTo(balance(0, 0, 0));
        assertThat(charge().state()).isEqualTo(Charge.State.REVERSED);
        assertThat(refunds().find(CHARGE)).map(Refund::id).contains(second);
        fails(second);
        assertNeverRefunded("after the second failed too");
    }

    @Test
    void anOldSumIsNotTakenForTheNextRefund() {
        pay(CHARGE, order(Channel.STRIPE));
        String first = asked(CHARGE, Missing.REFUSE);
        fails(first);
        asked(CHARGE, Missing.REFUSE);

        service().refunded(CHARGE, CENTS);

        assertThat(balance()).as("it is the sum of the first").isEqualTo(balance(0, 100, 0));
        assertThat(refunds().find(CHARGE).orElseThrow().state()).isEqualTo(Refund.State.PENDING);
    }

    @Test
    void whatTheHouseGaveUpIsItsAgain() {
        pay(CHARGE, order(Channel.STRIPE));
        spend(30, "s1");
        String refund = made(Missing.WRITE_OFF);

        fails(refund);

        assertThat(balance()).isEqualTo(balance(70, 0, 0));
        assertThat(charge().state()).isEqualTo(Charge.State.CREDITED);
        assertThat(booked(Book.WRITE_OFF)).isZero();
        assertThat(booked(Book.REFUNDED)).isZero();
    }

    @Test
    void whatBecameADebtIsOwedNoLonger() {
        pay(CHARGE, order(Channel.STRIPE));
        spend(30, "s1");
        String refund = made(Missing.DEBT);
        assertThat(balance()).isEqualTo(balance(0, 0, 30));

        fails(refund);

        assertThat(balance()).isEqualTo(balance(70, 0, 0));
        assertThat(booked(Book.REFUNDED)).isZero();
    }

    @Test
    void aDebtThatWasPaidMeanwhileComesBackAsGems() {
        pay(CHARGE, order(Channel.STRIPE));
        spend(30, "s1");
        String refund = made(Missing.DEBT);
        pay(new ChargeId("stripe", "ch_2"), order(Channel.STRIPE));
        assertThat(balance()).isEqualTo(balance(70, 0, 0));

        fails(refund);

        assertThat(balance()).isEqualTo(balance(170, 0, 0));
    }

    @Test
    void whatADisputeTookStaysGoneUntilItIsWon() {
        pay(CHARGE, order(Channel.STRIPE));
        String refund = made(Missing.REFUSE);
        service().disputed(CHARGE, Facts.ALL);

        fails(refund);
        assertThat(balance()).isEqualTo(balance(0, 0, 0));
        service().disputeWon(CHARGE);

        assertThat(balance()).isEqualTo(balance(100, 0, 0));
    }

    @Test
    void aRefundOfTheProvidersOwnThatFailsGivesBackItsShare() {
        pay(CHARGE, order(Channel.STRIPE));
        told(CHARGE, News.refundMade("re_1", 33));
        service().refunded(CHARGE, 33);
        told(CHARGE, News.refundMade("re_2", 33));
        service().refunded(CHARGE, 66);
        assertThat(balance()).isEqualTo(balance(34, 0, 0));

        told(CHARGE, News.refundFailed("re_1", 33));
        assertThat(balance()).isEqualTo(balance(67, 0, 0));
        told(CHARGE, News.refundMade("re_3", 33));
        service().refunded(CHARGE, 66);

        assertThat(balance()).isEqualTo(balance(34, 0, 0));
    }

    private long booked(Book book) {
        return opened().stores()
                .transactor()
                .read("books", view -> opened().stores().ledger().totals(view))
                .of(book);
    }
}
