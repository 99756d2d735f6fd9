package dev.gembind.testkit.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Facts;
import dev.gembind.core.payments.Order;
import dev.gembind.core.payments.OrderState;
import dev.gembind.core.payments.OrderWish;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.payments.PlaceOutcome;
import dev.gembind.core.payments.PreCheckout;
import dev.gembind.core.payments.PreCheckoutAnswer;
import dev.gembind.core.payments.Price;
import dev.gembind.core.payments.Settlement;
import dev.gembind.testkit.race.Race;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How charges come, go back and are disputed, on a store. */
public abstract class PaymentRulesContract extends PaymentContract {
    private static final PlatformAccount PAYER = new PlatformAccount(Platform.TELEGRAM, "12345");
    private static final int CALLERS = 6;

    @Test
    @Tag("A-01")
    void aPaymentBringsGemsReceiptAndPaidOrderTogether() {
        String payload = order(Channel.STRIPE);

        pay(CHARGE, payload);
        reopen();

        assertThat(balance()).isEqualTo(balance(100, 0, 0));
        assertThat(service().findCharge(CHARGE).orElseThrow().state()).isEqualTo(Charge.State.CREDITED);
        assertThat(service().findOrder(orderOf(payload)).orElseThrow().state()).isEqualTo(OrderState.PAID);
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    @Tag("A-03")
    void case54_aPaymentThatIsToldManyTimesAtOnceCountsOnce() {
        String payload = order(Channel.STRIPE);

        List<Settlement> all = Race.run(CALLERS, i -> pay(CHARGE, payload));

        assertThat(all.stream().filter(Settlement.Settled.class::isInstance)).hasSize(1);
        assertThat(balance()).isEqualTo(balance(100, 0, 0));
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    @Tag("A-03")
    void case55_anOrderThatIsPaidAgainBringsGemsAgain() {
        String payload = order(Channel.STRIPE);
        pay(CHARGE, payload);

        pay(new ChargeId("stripe", "ch_2"), payload);

        assertThat(balance()).isEqualTo(balance(200, 0, 0));
    }

    @Test
    @Tag("A-04")
    void case57_anotherAmountOrCurrencyIsNeverGuessed() {
        String payload = order(Channel.STRIPE);

        service().paid(CHARGE, payload, new Payment(null, null, new Price(CENTS - 1, "USD"), NOW, null));
        service()
                .paid(
                        new ChargeId("stripe", "ch_2"),
                        payload,
                        new Payment(null, null, new Price(CENTS, "EUR"), NOW, null));
        reopen();

        assertThat(balance()).isEqualTo(balance(0, 0, 0));
        assertThat(service().charges("", 10)).extracting(Charge::state).containsOnly(Charge.State.SUSPENSE);
    }

    @Test
    void whoPaidIsKeptWithTheCharge() {
        pay(CHARGE, order(Channel.STRIPE), "4711");
        reopen();

        assertThat(payer()).isEqualTo("4711");
    }

    @Test
    @Tag("A-04")
    void anotherPayerChangesNothingAndIsNotTakenInSilently() {
        String payload = order(Channel.STRIPE);
        pay(CHARGE, payload, "4711");

        assertThat(pay(CHARGE, payload, "4712")).isInstanceOf(Settlement.Contradicted.class);
        assertThat(payer()).isEqualTo("4711");
        assertThat(balance()).isEqualTo(balance(100, 0, 0));
    }

    @Test
    void aPayerThatIsToldLaterIsAddedOnce() {
        String payload = order(Channel.STRIPE);
        pay(CHARGE, payload);

        assertThat(pay(CHARGE, payload, "4711")).isInstanceOf(Settlement.Settled.class);
        assertThat(pay(CHARGE, payload)).isInstanceOf(Settlement.Known.class);
        assertThat(payer()).isEqualTo("4711");
        assertThat(balance()).isEqualTo(balance(100, 0, 0));
        assertThat(messages()).as("one receipt").isEqualTo(1);
    }

    private @Nullable String payer() {
        Payment payment = service().findCharge(CHARGE).orElseThrow().facts().payment();
        return payment == null ? null : payment.payer();
    }

    @Test
    void case58_aForgedPayloadNamesNoOrder() {
        String payload = order(Channel.STRIPE);
        String last = payload.endsWith("A") ? "B" : "A";

        pay(CHARGE, payload.substring(0, payload.length() - 1) + last);
        pay(new ChargeId("stripe", "ch_2"), "");
        pay(new ChargeId("stripe", "ch_3"), payload + "x".repeat(200));

        assertThat(service().charges("", 10)).extracting(Charge::state).containsOnly(Charge.State.SUSPENSE);
        assertThat(balance()).isEqualTo(balance(0, 0, 0));
    }

    @Test
    void case59_moneyForAnOrderThatIsOverCounts() {
        String payload = order(Channel.STRIPE);
        time.advance(PaymentService.ORDER_LIFE);
        service().sweep();
        assertThat(service().findOrder(orderOf(payload)).orElseThrow().state()).isEqualTo(OrderState.EXPIRED);

        pay(CHARGE, payload);

        assertThat(balance()).isEqualTo(balance(100, 0, 0));
    }

    @Test
    @Tag("A-03")
    void theSameKeyIsOneOrderHoweverOftenAndTogether() {
        List<PlaceOutcome> all = Race.run(CALLERS, i -> service().place(wish("gems-100", Channel.STRIPE, "k1")));
        reopen();

        Order order = ((PlaceOutcome.Placed) all.get(0)).order();
        assertThat(all)
                .allSatisfy(
                        one -> assertThat(((PlaceOutcome.Placed) one).order()).isEqualTo(order));
        assertThat(all.stream().filter(one -> !((PlaceOutcome.Placed) one).replayed()))
                .hasSize(1);
        assertThat(service().findOrder(order.id())).contains(order);
    }

    @Test
    @Tag("A-03")
    void theSameKeyForSomethingElseIsAConflictThatNamesTheField() {
        service().place(wish("gems-100", Channel.STRIPE, "k1"));

        assertThat(service().place(wish("plus", Channel.STRIPE, "k1"))).isEqualTo(new PlaceOutcome.Conflict("package"));
        assertThat(service().place(wish("gems-100", Channel.HOST, "k1")))
                .isEqualTo(new PlaceOutcome.Conflict("channel"));
    }

    @Test
    @Tag("A-03")
    void anOrderIsFoundByItsKeyAlsoWhenItIsPaid() {
        PlaceOutcome.Placed first = (PlaceOutcome.Placed) service().place(wish("gems-100", Channel.STRIPE, "k1"));
        pay(CHARGE, first.payload());

        PlaceOutcome.Placed again = (PlaceOutcome.Placed) service().place(wish("gems-100", Channel.STRIPE, "k1"));
        PlaceOutcome.Placed other = (PlaceOutcome.Placed) service().place(wish("gems-100", Channel.STRIPE, "k2"));

        assertThat(again.order().state()).isEqualTo(OrderState.PAID);
        assertThat(again.order().id()).isEqualTo(first.order().id());
        assertThat(other.order().id()).isNotEqualTo(first.order().id());
    }

    private static OrderWish wish(String offer, Channel channel, String key) {
        return new OrderWish(ALICE, offer, channel, key);
    }

    @Test
    void chargesThatFitNoOrderAreCountedUntilAPersonHasLooked() {
        service().refunded(new ChargeId("stripe", "ch_9"), 5);
        assertThat(service().countSuspense()).isZero();
        pay(CHARGE, "");
        pay(new ChargeId("stripe", "ch_2"), order(Channel.STRIPE));
        reopen();

        assertThat(service().countSuspense()).isEqualTo(1);
        service().assign(CHARGE, ALICE, new Gems(100));
        assertThat(service().countSuspense()).isZero();
    }

    @Test
    void aPersonGivesGemsOfAnUnclearChargeToAUserOnce() {
        pay(CHARGE, "");

        assertThat(service().assign(CHARGE, new UserId("nobody"), new Gems(100)))
                .isEmpty();
        assertThat(service().assign(CHARGE, ALICE, new Gems(100))).isPresent();
        assertThat(service().assign(CHARGE, ALICE, new Gems(100))).isEmpty();
        assertThat(balance()).isEqualTo(balance(100, 0, 0));
        service().refunded(CHARGE, Facts.ALL);
        assertThat(balance()).isEqualTo(balance(0, 0, 0));
    }

    @Test
    @Tag("A-T5")
    void paymentRefundDisputeAndWinEndTheSameInEveryOrder() {
        List<List<Integer>> orders = permutations(List.of(0, 1, 2, 3, 3));
        int number = 0;
        for (List<Integer> order : orders) {
            ChargeId charge = new ChargeId("stripe", "ch_p" + number++);
            String payload = order(Channel.STRIPE);
            order.forEach(event -> tell(event, charge, payload));

            assertThat(balance()).as("after %s", order).isEqualTo(balance(0, 0, 0));
            assertThat(service().findCharge(charge).orElseThrow().state())
                    .as("after %s", order)
                    .isEqualTo(Charge.State.REVERSED);
            time.advance(PaymentService.ORDER_LIFE);
        }
        assertThat(number).isEqualTo(120);
    }

    @Test
    @Tag("G-04")
    void case76_aDisputeThatIsWonGivesBackWhatItTook() {
        pay(CHARGE, order(Channel.STRIPE));
        spend(30, "s1");

        service().disputed(CHARGE, Facts.ALL);
        assertThat(balance()).isEqualTo(balance(0, 0, 30));
        service().disputeWon(CHARGE);
        service().disputeWon(CHARGE);
        reopen();

        assertThat(balance()).isEqualTo(balance(70, 0, 0));
    }

    @Test
    @Tag("G-04")
    void partialRefundsTakeTheirShareAndTheWholeOneTheRest() {
        pay(CHARGE, order(Channel.STRIPE));

        service().refunded(CHARGE, 33);
        assertThat(balance()).isEqualTo(balance(67, 0, 0));
        service().refunded(CHARGE, 33);
        service().refunded(CHARGE, 20);
        assertThat(balance()).isEqualTo(balance(67, 0, 0));
        service().refunded(CHARGE, CENTS);
        assertThat(balance()).isEqualTo(balance(0, 0, 0));
    }

    @Test
    void whatIsNotSoldCannotBeOrdered() {
        assertThat(service().place(ALICE, "gold", Channel.STRIPE)).isEqualTo(new PlaceOutcome.NotSold());
        assertThat(service().place(ALICE, "plus", Channel.STRIPE)).isEqualTo(new PlaceOutcome.NotSold());
        assertThat(service().place(new UserId("nobody"), "gems-100", Channel.STRIPE))
                .isEqualTo(new PlaceOutcome.UnknownUser());
    }

    @Test
    void aUserHasSoManyOpenOrders() {
        for (int i = 0; i < PaymentService.MAX_OPEN_ORDERS; i++) {
            order(Channel.STRIPE);
        }

        assertThat(service().place(ALICE, "gems-100", Channel.STRIPE)).isEqualTo(new PlaceOutcome.TooManyOpen());
        time.advance(PaymentService.ORDER_LIFE);
        assertThat(service().place(ALICE, "gems-100", Channel.STRIPE)).isInstanceOf(PlaceOutcome.Placed.class);
    }

    @Test
    @Tag("A-04")
    void case60_preCheckoutApprovesWhatWasOrderedAndNothingElse() {
        String payload = order(Channel.TELEGRAM);

        assertThat(ask(payload, 50, "XTR")).isEqualTo(PreCheckoutAnswer.APPROVED);
        assertThat(ask(payload, 50, "XTR")).as("asked again").isEqualTo(PreCheckoutAnswer.APPROVED);
        assertThat(ask(payload, 49, "XTR")).isEqualTo(PreCheckoutAnswer.OTHER_PRICE);
        assertThat(ask(payload, 50, "USD")).isEqualTo(PreCheckoutAnswer.OTHER_PRICE);
        assertThat(ask("g1.x.y", 50, "XTR")).isEqualTo(PreCheckoutAnswer.NOT_OURS);
        assertThat(service().preCheckout(new PreCheckout(payload, PAYER, 50, "XTR"), (view, user, asked) -> false))
                .isEqualTo(PreCheckoutAnswer.OTHER_PAYER);
        time.advance(PaymentService.ORDER_LIFE);
        assertThat(ask(payload, 50, "XTR")).isEqualTo(PreCheckoutAnswer.OVER);
    }

    private PreCheckoutAnswer ask(String payload, long amount, String currency) {
        PreCheckout question = new PreCheckout(payload, PAYER, amount, currency);
        return service().preCheckout(question, (view, user, asked) -> user.equals(ALICE));
    }

    private void tell(int event, ChargeId charge, String payload) {
        switch (event) {
            case 0 -> pay(charge, payload);
            case 1 -> service().disputed(charge, Facts.ALL);
            case 2 -> service().disputeWon(charge);
            default -> service().refunded(charge, Facts.ALL);
        }
    }

    private static List<List<Integer>> permutations(List<Integer> events) {
        if (events.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            List<Integer> rest = new ArrayList<>(events);
            Integer first = rest.remove(/* index */ i);
            for (List<Integer> tail : permutations(rest)) {
                List<Integer> whole = new ArrayList<>(List.of(first));
                whole.addAll(tail);
                all.add(Collections.unmodifiableList(whole));
            }
        }
        return all;
    }

    private static String orderOf(String payload) {
        return payload().read(payload).orElseThrow();
    }
}
