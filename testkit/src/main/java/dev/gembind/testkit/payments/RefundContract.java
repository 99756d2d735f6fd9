package dev.gembind.testkit.payments;

import dev.gembind.core.ledger.Why;
import dev.gembind.core.outbox.Courier;
import dev.gembind.core.outbox.Dispatcher;
import dev.gembind.core.outbox.OutboxMessage;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Notice;
import dev.gembind.core.payments.PaymentProvider;
import dev.gembind.core.payments.PaymentProvider.Answer;
import dev.gembind.core.payments.Refund.Missing;
import dev.gembind.core.payments.RefundOutcome;
import dev.gembind.core.payments.RefundService;
import dev.gembind.core.payments.RefundWish;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What the suites of refunds share: a provider that answers as it is told, and somebody who asks it. */
public abstract class RefundContract extends PaymentContract {
    static final Answer DONE = new Answer.Done();
    static final Answer LATER = new Answer.Unknown("timeout", Duration.ZERO);

    final Deque<Answer> answers = new ArrayDeque<>();
    final List<String> asked = new ArrayList<>();
    final List<Notice.Event> told = new ArrayList<>();
    final List<String> names = new ArrayList<>();
    Runnable whileAsked = () -> {};
    boolean needsPayer;

    final PaymentProvider provider = new PaymentProvider() {
        @Override
        public String name() {
            return "stripe";
        }

        @Override
        public boolean needsPayer() {
            return needsPayer;
        }

        @Override
        public Answer refund(ChargeId charge, String payer, String name) {
            asked.add(charge + " " + payer);
            names.add(name);
            whileAsked.run();
            return answers.remove();
        }
    };

    RefundOutcome ask(Missing ifMissing) {
        return refunds().request(new RefundWish(CHARGE, ifMissing, new Why("admin", "asked for", time.instant())));
    }

    RefundService refunds() {
        return new RefundService(opened().stores(), context(), Map.of("stripe", provider));
    }

    void dispatch() {
        Dispatcher dispatcher = new Dispatcher(
                opened().stores().transactor(),
                opened().stores().outbox(),
                Map.of(RefundService.topic(), refunds(), Notice.topic(), this::delivered),
                new Dispatcher.Chance(time, new Random(1)));
        dispatcher.run(10);
        dispatcher.run(10);
    }

    private Courier.Result delivered(OutboxMessage message) {
        told.add(Notice.read(message.body()).orElseThrow().event());
        return new Courier.Result.Delivered();
    }

    Charge charge() {
        return service().findCharge(CHARGE).orElseThrow();
    }
}
