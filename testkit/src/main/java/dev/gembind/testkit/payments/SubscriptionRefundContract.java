package dev.gembind.testkit.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.payments.Facts;
import dev.gembind.core.payments.Subscription;
import dev.gembind.core.payments.Subscription.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of a subscription when money of its periods goes back, on a store. */
public abstract class SubscriptionRefundContract extends SubscriptionContract {
    private static final int ORDERS = 12;

    private void refund(int number) {
        service().refunded(charge(number), Facts.ALL);
    }

    @Test
    @Tag("G-04")
    void aPeriodWhoseMoneyWentBackNoLongerEntitlesAndHasNoGrace() {
        String payload = begin();
        pay(1, payload, periods(1));
        time.advance(PERIOD);
        pay(2, payload, periods(2));
        time.advance(Duration.ofDays(1));

        refund(2);
        reopen();

        assertThat(subscriptions().of(ALICE)).isEmpty();
        assertThat(balance()).isEqualTo(balance(300, 0, 0));
    }

    @Test
    @Tag("G-04")
    void aPeriodThatIsOverMayGoBackAndTheRunningOneStays() {
        String payload = begin();
        pay(1, payload, periods(1));
        time.advance(PERIOD);
        pay(2, payload, periods(2));

        refund(1);

        assertThat(only().entitledUntil()).isEqualTo(periods(2));
        time.advance(PERIOD);
        assertThat(only().state()).as("a renewal may be late").isEqualTo(State.ACTIVE);
    }

    @Test
    @Tag("G-04")
    void aLaterPeriodThatGoesBackLeavesTheRunningOneToItsEnd() {
        String payload = begin();
        pay(1, payload, periods(1));
        pay(2, payload, periods(2));
        subscriptions().told(TELEGRAM, payload, State.CANCELED);

        refund(2);

        assertThat(only().entitledUntil()).isEqualTo(periods(1));
        assertThat(only().state()).isEqualTo(State.CANCELED);
        time.advance(PERIOD);
        assertThat(subscriptions().of(ALICE)).isEmpty();
    }

    @Test
    @Tag("G-04")
    void aRefundThatFailsAndADisputeThatIsWonEntitleAgain() {
        String payload = begin();
        pay(1, payload, periods(1));

        service().disputed(charge(1), Facts.ALL);
        assertThat(subscriptions().of(ALICE)).isEmpty();
        service().disputeWon(charge(1));
        assertThat(only().entitledUntil()).isEqualTo(periods(1));
        service().refunded(charge(1), 250);
        assertThat(subscriptions().of(ALICE)).isEmpty();
        service().refundFailed(charge(1), "re_1", 250);

        assertThat(only().entitledUntil()).isEqualTo(periods(1));
        assertThat(only().state()).isEqualTo(State.ACTIVE);
    }

    @Test
    @Tag("G-04")
    void someOfTheMoneyIsNotAllOfIt() {
        pay(1, begin(), periods(1));

        service().refunded(charge(1), 100);

        assertThat(only().entitledUntil()).isEqualTo(periods(1));
    }

    @Test
    @Tag("G-04")
    void aRenewalAfterARefundMakesItActiveAgain() {
        String payload = begin();
        pay(1, payload, periods(1));
        refund(1);
        subscriptions().told(TELEGRAM, payload, State.FAILED);

        pay(2, payload, periods(2));

        assertThat(only().state()).isEqualTo(State.ACTIVE);
        assertThat(only().entitledUntil()).isEqualTo(periods(2));
        assertThat(only().takenBack()).isFalse();
    }

    @Test
    @Tag("G-04")
    void paymentsAndRefundsOfPeriodsEndTheSameInEveryOrder() {
        for (int order = 0; order < ORDERS; order++) {
            String payload = begin();
            int first = order * 10;
            List<Runnable> events = new ArrayList<>(List.of(
                    () -> pay(first + 1, payload, periods(1)),
                    () -> pay(first + 2, payload, periods(2)),
                    () -> pay(first + 3, payload, periods(3)),
                    () -> refund(first + 2),
                    () -> refund(first + 3)));
            Collections.shuffle(events, new Random(order));

            events.forEach(Runnable::run);

            Subscription found = only();
            assertThat(found.entitledUntil()).as("order %d", order).isEqualTo(periods(1));
            assertThat(found.takenBack()).as("order %d", order).isTrue();
            assertThat(found.charges()).isNotNull();
            refund(first + 1);
            assertThat(subscriptions().of(ALICE)).as("order %d", order).isEmpty();
        }
    }
}
