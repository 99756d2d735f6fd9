package dev.gembind.testkit.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.UserId;
import dev.gembind.core.outbox.Courier;
import dev.gembind.core.outbox.Dispatcher;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Facts;
import dev.gembind.core.payments.Notice;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.PaymentProvider.Answer;
import dev.gembind.core.payments.PlaceOutcome;
import dev.gembind.core.payments.Price;
import dev.gembind.core.payments.Subscription;
import dev.gembind.core.payments.Subscription.State;
import dev.gembind.core.payments.SubscriptionNews;
import dev.gembind.core.payments.SubscriptionProvider;
import dev.gembind.core.payments.SubscriptionService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How what is paid again and again begins, renews and ends, on a store. */
@Tag("A-11")
public abstract class SubscriptionRulesContract extends PaymentContract {
    private static final Duration PERIOD = Duration.ofDays(30);
    private static final String TELEGRAM = "telegram";
    private static final int ORDERS = 12;

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    private final SubscriptionProvider provider = new SubscriptionProvider() {
        @Override
        public String name() {
            return TELEGRAM;
        }

        @Override
        public Answer setRenewing(List<ChargeId> charges, String payer, boolean renews) {
            asked.add(charges + " " + payer + " " + renews);
            return answers.remove();
        }
    };

    private SubscriptionService subscriptions() {
        return new SubscriptionService(opened().stores(), context(), Map.of(TELEGRAM, provider));
    }

    private String begin() {
        PlaceOutcome outcome = service().place(ALICE, "plus", Channel.TELEGRAM);
        return ((PlaceOutcome.Placed) outcome).payload();
    }

    private static ChargeId charge(int number) {
        return new ChargeId(TELEGRAM, "stx_" + number);
    }

    private void pay(int number, String payload, @Nullable Instant until) {
        service().paid(charge(number), payload, new Payment(null, "4711", new Price(250, "XTR"), NOW, until));
    }

    private Subscription only() {
        List<Subscription> all = subscriptions().of(ALICE);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static Instant periods(int count) {
        return NOW.plus(PERIOD.multipliedBy(count));
    }

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

    private void dispatch() {
        Courier notices = message -> {
            Notice.read(message.body())
                    .ifPresent(notice -> told.add(notice.event().name()));
            return new Courier.Result.Delivered();
        };
        Map<String, Courier> couriers = Map.of(SubscriptionService.topic(), subscriptions(), Notice.topic(), notices);
        Dispatcher dispatcher = new Dispatcher(
                opened().stores().transactor(),
                opened().stores().outbox(),
                couriers,
                new Dispatcher.Chance(time, new Random(1)));
        dispatcher.run(10);
        dispatcher.run(10);
    }
}
