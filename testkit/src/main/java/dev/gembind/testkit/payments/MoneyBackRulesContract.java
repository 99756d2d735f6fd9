package dev.gembind.testkit.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Facts;
import dev.gembind.core.payments.PaymentService;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Refunds, disputes and wins end the same whatever is told first. */
public abstract class MoneyBackRulesContract extends PaymentContract {
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
}
