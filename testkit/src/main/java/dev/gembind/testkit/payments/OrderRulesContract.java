package dev.gembind.testkit.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.UserId;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Order;
import dev.gembind.core.payments.OrderState;
import dev.gembind.core.payments.OrderWish;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.payments.PlaceOutcome;
import dev.gembind.core.payments.PreCheckout;
import dev.gembind.core.payments.PreCheckoutAnswer;
import dev.gembind.testkit.race.Race;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Orders: one for each key, for what is sold, and paid only at the price they were made with. */
public abstract class OrderRulesContract extends PaymentContract {
    private static final int CALLERS = 6;

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
}
