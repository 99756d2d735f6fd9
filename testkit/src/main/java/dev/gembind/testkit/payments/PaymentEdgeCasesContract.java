package dev.gembind.testkit.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.Ids;
import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.ledger.LedgerPolicy;
import dev.gembind.core.ledger.OpenHold;
import dev.gembind.core.ledger.Outcome;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.outbox.Courier;
import dev.gembind.core.outbox.Dispatcher;
import dev.gembind.core.outbox.Outbox;
import dev.gembind.core.outbox.OutboxMessage;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Facts;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.PaymentContext;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.payments.Price;
import dev.gembind.core.payments.Refund;
import dev.gembind.core.payments.RefundOutcome;
import dev.gembind.core.payments.RefundService;
import dev.gembind.core.payments.RefundWish;
import dev.gembind.testkit.race.Race;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Edge cases of payments; the numbers are those of {@code docs/ledger-edge-cases.md}. */
public abstract class PaymentEdgeCasesContract extends PaymentContract {
    private static final ChargeId SECOND = new ChargeId("stripe", "ch_2");

    @Test
    @Tag("A-01")
    void case6_moneyForAWalletThatIsFullIsKeptAndNotLost() {
        LedgerPolicy small = new LedgerPolicy(new Gems(1000), new Gems(150), 50, Duration.ofDays(1));
        LedgerContext ledger = new LedgerContext(new Ids(time, new Random(3)), time, small);
        PaymentService full = new PaymentService(opened().stores(), new PaymentContext(ledger, payload(), CATALOGUE));
        String payload = order(Channel.STRIPE);
        Payment payment = new Payment(null, null, new Price(CENTS, "USD"), NOW, null);

        full.paid(CHARGE, payload, payment);
        full.paid(SECOND, payload, payment);
        full.paid(SECOND, payload, payment);
        reopen();

        assertThat(balance()).isEqualTo(balance(100, 0, 0));
        assertThat(service().findCharge(SECOND).orElseThrow().state()).isEqualTo(Charge.State.SUSPENSE);
        assertThat(service().assign(SECOND, ALICE, new Gems(100))).isPresent();
        assertThat(balance()).isEqualTo(balance(200, 0, 0));
    }

    @Test
    @Tag("A-01")
    void case4_whatCouldNotBeGivenAtOnceIsNotSold() {
        for (long most : List.of(99L, 299L)) {
            LedgerPolicy small = new LedgerPolicy(new Gems(most), new Gems(1000), 50, Duration.ofDays(1));
            LedgerContext ledger = new LedgerContext(new Ids(time, new Random(3)), time, small);

            assertThatThrownBy(() -> new PaymentContext(ledger, payload(), CATALOGUE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at most " + most);
        }
    }

    @Test
    @Tag("G-04")
    void case71_aSpendAndARefundAtOnceTakeNoGemTwice() {
        for (int round = 0; round < 5; round++) {
            ChargeId charge = new ChargeId("stripe", "race" + round);
            long before = balance().gems().units();
            pay(charge, order(Channel.STRIPE));
            String key = "race" + round;

            List<Object> answers = Race.run(
                    2,
                    i -> i == 0
                            ? spend(before + 60, key)
                            : refunds().request(new RefundWish(charge, Refund.Missing.REFUSE, why())));

            boolean spent = answers.get(0) instanceof Outcome.Applied;
            boolean refunded = answers.get(1) instanceof RefundOutcome.Started;
            Balance now = balance();
            assertThat(spent).as("round %d: %s", round, answers).isNotEqualTo(refunded);
            assertThat(now.gems().units()).isEqualTo(spent ? 40 : before);
            service().refunded(charge, Facts.ALL);
            gemsBack();
        }
    }

    /** So that every round begins with nothing owed. */
    private void gemsBack() {
        long owed = balance().owed().units();
        for (int i = 0; owed > 0 && i < 10; i++) {
            pay(new ChargeId("stripe", "back" + time.instant() + i), order(Channel.STRIPE));
            owed = balance().owed().units();
        }
        long left = balance().gems().units();
        if (left > 0) {
            spend(left, "rest" + left + time.instant());
        }
        time.advance(PaymentService.ORDER_LIFE);
    }

    @Test
    @Tag("G-04")
    void case75_aRefundThatIsToldBeforeItsPaymentLeavesNothingToSpend() {
        service().refunded(CHARGE, Facts.ALL);
        pay(CHARGE, order(Channel.STRIPE));
        reopen();

        assertThat(balance()).isEqualTo(balance(0, 0, 0));
        assertThat(spend(1, "s1")).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    @Tag("G-04")
    void case77_ofTwoChargesTheOlderOneGoesBackThoughOnlyTheNewerIsUnspent() {
        pay(CHARGE, order(Channel.STRIPE));
        pay(SECOND, order(Channel.STRIPE));
        spend(100, "s1");

        service().refunded(CHARGE, Facts.ALL);

        assertThat(balance()).isEqualTo(balance(0, 0, 0));
        service().refunded(SECOND, Facts.ALL);
        assertThat(balance()).isEqualTo(balance(0, 0, 100));
    }

    @Test
    @Tag("G-04")
    void case78_twoPurchasesAtOncePayADebtOnce() {
        pay(CHARGE, order(Channel.STRIPE));
        spend(100, "s1");
        service().refunded(CHARGE, Facts.ALL);
        assertThat(balance()).isEqualTo(balance(0, 0, 100));
        List<String> payloads = List.of(order(Channel.STRIPE), order(Channel.STRIPE));

        List<Object> paid = Race.run(2, i -> pay(new ChargeId("stripe", "new" + i), payloads.get(i)));
        reopen();

        assertThat(paid).hasSize(2);
        assertThat(balance()).isEqualTo(balance(100, 0, 0));
    }

    @Test
    void case13_whatIsHeldStaysHeldWhateverBecomesOfTheCharge() {
        pay(CHARGE, order(Channel.STRIPE));
        Request request = new Request(new TransferKey("hold:alice", "h1"), why());
        gems().hold(request, new OpenHold(ALICE, new Gems(60), null, null));

        service().disputed(CHARGE, Facts.ALL);

        assertThat(balance()).isEqualTo(balance(0, 60, 60));
    }

    @Test
    void case90_aMessageThatFailsForEverHoldsUpNoOtherLaneAndIsSetAside() {
        List<String> sent = new ArrayList<>();
        Dispatcher dispatcher = new Dispatcher(
                opened().stores().transactor(),
                opened().stores().outbox(),
                Map.of("poison", message -> new Courier.Result.Later("no", Duration.ZERO), "fine", message -> {
                    sent.add(message.id());
                    return new Courier.Result.Delivered();
                }),
                new Dispatcher.Chance(time, new Random(1)));
        add("1", "poison", "lane a");
        add("2", "fine", "lane b");
        add("3", "fine", "lane a");

        for (int i = 0; i <= Dispatcher.MAX_ATTEMPTS; i++) {
            dispatcher.run(10);
            if (i == 0) {
                assertThat(sent).containsExactly("2");
            }
            time.advance(Duration.ofHours(6));
        }
        dispatcher.run(10);

        assertThat(sent).containsExactly("2", "3");
        assertThat(depth().setAside()).isEqualTo(1);
    }

    @Test
    void case90_aMessageWhoseSenderDiedIsSentAgainByAnother() {
        List<String> sent = new ArrayList<>();
        Dispatcher dying = dispatcher(message -> {
            sent.add("dying");
            throw new AssertionError("died while sending");
        });
        Dispatcher other = dispatcher(message -> {
            sent.add("other");
            return new Courier.Result.Delivered();
        });
        add("1", "topic", "lane");

        try {
            dying.run(10);
        } catch (AssertionError expected) {
            assertThat(expected).hasMessage("died while sending");
        }
        other.run(10);
        assertThat(sent).containsExactly("dying");
        time.advance(Dispatcher.LEASE);
        other.run(10);
        other.run(10);

        assertThat(sent).containsExactly("dying", "other");
        assertThat(depth().waiting()).isZero();
    }

    private Dispatcher dispatcher(Courier courier) {
        return new Dispatcher(
                opened().stores().transactor(),
                opened().stores().outbox(),
                Map.of("topic", courier),
                new Dispatcher.Chance(time, new Random(1)));
    }

    private void add(String id, String topic, String lane) {
        OutboxMessage message = OutboxMessage.fresh(id, new OutboxMessage.Address(topic, lane), "body", time.instant());
        opened().stores().transactor().write("add", tx -> {
            opened().stores().outbox().add(tx, message);
            return true;
        });
    }

    private Outbox.Depth depth() {
        return opened().stores()
                .transactor()
                .read("depth", view -> opened().stores().outbox().depth(view));
    }

    private RefundService refunds() {
        return new RefundService(opened().stores(), context(), Map.of());
    }

    private Why why() {
        return new Why("admin", "a test", time.instant());
    }
}
