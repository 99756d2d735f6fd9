package dev.gembind.testkit.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.outbox.Courier;
import dev.gembind.core.outbox.Dispatcher;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Notice;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.PaymentProvider.Answer;
import dev.gembind.core.payments.PlaceOutcome;
import dev.gembind.core.payments.Price;
import dev.gembind.core.payments.Subscription;
import dev.gembind.core.payments.SubscriptionProvider;
import dev.gembind.core.payments.SubscriptionService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What the suites of subscriptions share: a provider that answers as it is told, and somebody who pays. */
public abstract class SubscriptionContract extends PaymentContract {
    static final Duration PERIOD = Duration.ofDays(30);
    static final String TELEGRAM = "telegram";

    final Deque<Answer> answers = new ArrayDeque<>();
    final List<String> asked = new ArrayList<>();
    final List<String> told = new ArrayList<>();

    final SubscriptionProvider provider = new SubscriptionProvider() {
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

    SubscriptionService subscriptions() {
        return new SubscriptionService(opened().stores(), context(), Map.of(TELEGRAM, provider));
    }

    String begin() {
        PlaceOutcome outcome = service().place(ALICE, "plus", Channel.TELEGRAM);
        return ((PlaceOutcome.Placed) outcome).payload();
    }

    static ChargeId charge(int number) {
        return new ChargeId(TELEGRAM, "stx_" + number);
    }

    void pay(int number, String payload, @Nullable Instant until) {
        service().paid(charge(number), payload, new Payment(null, "4711", new Price(250, "XTR"), NOW, until));
    }

    Subscription only() {
        List<Subscription> all = subscriptions().of(ALICE);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    static Instant periods(int count) {
        return NOW.plus(PERIOD.multipliedBy(count));
    }

    void dispatch() {
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
