package dev.gembind.testkit.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.UserId;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.PaymentProvider.Answer;
import dev.gembind.core.payments.Subscription;
import dev.gembind.core.payments.Subscription.State;
import dev.gembind.core.payments.SubscriptionNews;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How what is paid again and again begins, renews and ends, on a store. */
@Tag("A-11")
public abstract class SubscriptionRulesContract extends SubscriptionContract {
    @Test
    void theFirstPaymentBeginsItAndEachRenewalBringsGems() {
        String payload = begin();

        pay(1, payload, periods(1));
        reopen();
        assertThat(only().state()).isEqualTo(State.ACTIVE);
        assertThat(only().entitledUntil()).isEqualTo(periods(1));
        time.advance(PERIOD);
        pay(2, payload, periods(2));
        pay(2, payload, periods(2));

        assertThat(only().entitledUntil()).isEqualTo(periods(2));
        assertThat(only().charges()).isEqualTo(new Subscription.Charges(charge(1), charge(2)));
        assertThat(balance()).isEqualTo(balance(600, 0, 0));
    }

    @Test
    void aProviderThatDoesNotSayHowLongSellsThePeriodOfTheCatalogue() {
        pay(1, begin(), null);

        assertThat(only().entitledUntil()).isEqualTo(periods(1));
    }

    @Test
    void case66_renewalsOutOfOrderNeverShortenWhatIsPaid() {
        String payload = begin();
        pay(1, payload, periods(1));

        pay(3, payload, periods(3));
        pay(2, payload, periods(2));

        assertThat(only().entitledUntil()).isEqualTo(periods(3));
        assertThat(only().charges()).isEqualTo(new Subscription.Charges(charge(1), charge(3)));
        assertThat(balance()).isEqualTo(balance(900, 0, 0));
    }

    @Test
    void case66_newsOfAnUnknownPayloadChangeNothing() {
        assertThat(subscriptions().told(TELEGRAM, "g1.x.y", State.CANCELED)).isEqualTo(new SubscriptionNews.Unknown());
        assertThat(subscriptions().told(TELEGRAM, order(Channel.TELEGRAM), State.CANCELED))
                .as("an order of a package")
                .isEqualTo(new SubscriptionNews.Unknown());
        assertThat(subscriptions().of(ALICE)).isEmpty();
    }

    @Test
    void case66_newsBeforeTheFirstPaymentAreKept() {
        String payload = begin();
        assertThat(subscriptions().told(TELEGRAM, payload, State.CANCELED)).isInstanceOf(SubscriptionNews.Taken.class);
        assertThat(subscriptions().of(ALICE)).isEmpty();

        pay(1, payload, periods(1));

        assertThat(only().state()).isEqualTo(State.CANCELED);
    }

    @Test
    void case67_flappingKeepsWhatIsPaidAndTheLastWordCounts() {
        String payload = begin();
        pay(1, payload, periods(1));

        for (State state : List.of(State.CANCELED, State.ACTIVE, State.FAILED, State.CANCELED, State.FAILED)) {
            assertThat(subscriptions().told(TELEGRAM, payload, state)).isInstanceOf(SubscriptionNews.Taken.class);
            assertThat(subscriptions().told(TELEGRAM, payload, state)).isEqualTo(new SubscriptionNews.Known());
            assertThat(only().state()).isEqualTo(state);
            assertThat(only().entitledUntil()).isEqualTo(periods(1));
        }
        pay(2, payload, periods(2));

        assertThat(only().state()).as("it was paid after all").isEqualTo(State.ACTIVE);
        pay(1, payload, periods(1));
        assertThat(balance()).isEqualTo(balance(600, 0, 0));
    }

    @Test
    void aCanceledOneEndsWithWhatIsPaidAndAFailedOneHasSomeGrace() {
        String canceled = begin();
        pay(1, canceled, periods(1));
        String failed = begin();
        pay(2, failed, periods(1));
        subscriptions().told(TELEGRAM, canceled, State.CANCELED);
        subscriptions().told(TELEGRAM, failed, State.FAILED);

        time.advance(PERIOD);
        assertThat(only().state()).isEqualTo(State.FAILED);
        time.advance(Subscription.GRACE);

        assertThat(subscriptions().of(ALICE)).isEmpty();
    }

    @Test
    void cancelingAsksTheProviderFirst() {
        String payload = begin();
        pay(1, payload, periods(1));
        pay(2, payload, periods(2));
        answers.add(new Answer.Unknown("timeout", Duration.ZERO));
        answers.add(new Answer.Done());

        assertThat(subscriptions().setRenewing(ALICE, only().order(), false)).isTrue();
        dispatch();
        assertThat(only().state()).as("the money goes on").isEqualTo(State.ACTIVE);
        time.advance(Duration.ofMinutes(5));
        dispatch();
        reopen();

        assertThat(only().state()).isEqualTo(State.CANCELED);
        assertThat(asked).hasSize(2).containsOnly("[telegram:stx_2, telegram:stx_1] 4711 false");
        assertThat(told).contains("SUBSCRIPTION_CANCELED");
        assertThat(subscriptions().setRenewing(ALICE, only().order(), false)).isFalse();
    }

    @Test
    void lettingItBeTurnedOnAgainIsNotTurningItOn() {
        String payload = begin();
        pay(1, payload, periods(1));
        subscriptions().told(TELEGRAM, payload, State.CANCELED);
        answers.add(new Answer.Done());

        assertThat(subscriptions().setRenewing(ALICE, only().order(), true)).isTrue();
        dispatch();

        assertThat(asked).containsExactly("[telegram:stx_1] 4711 true");
        assertThat(only().state()).isEqualTo(State.CANCELED);
        assertThat(told).contains("SUBSCRIPTION_ALLOWED");
    }

    @Test
    void whatTheProviderRefusesStaysAndIsTold() {
        pay(1, begin(), periods(1));
        answers.add(new Answer.Refused("no"));

        subscriptions().setRenewing(ALICE, only().order(), false);
        dispatch();

        assertThat(only().state()).isEqualTo(State.ACTIVE);
        assertThat(told).contains("SUBSCRIPTION_FAILED");
    }

    @Test
    void nobodyEndsASubscriptionOfAnother() {
        pay(1, begin(), periods(1));

        assertThat(subscriptions().setRenewing(new UserId("bob"), only().order(), false))
                .isFalse();
        assertThat(subscriptions().setRenewing(ALICE, "no-order", false)).isFalse();
        dispatch();

        assertThat(asked).isEmpty();
    }
}
