package dev.gembind.testkit.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Facts;
import dev.gembind.core.payments.OrderState;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.payments.Price;
import dev.gembind.core.payments.Settlement;
import dev.gembind.testkit.race.Race;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Charges: what a payment brings, once and together, and what is never guessed. */
public abstract class PaymentRulesContract extends PaymentContract {
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

    private static String orderOf(String payload) {
        return payload().read(payload).orElseThrow();
    }
}
