package dev.gembind.adapters.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.webhooks.WebhookResult;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A-T5")
class HostReversalsTest extends HostScene {
    @Test
    @Tag("G-04")
    void aRefundBeforeItsPaymentLeavesNoFreeGems() {
        assertThat(world.host("evt-2", event("payment.refunded"))).isEqualTo(WebhookResult.APPLIED);
        assertThat(world.host("evt-1", event("payment.succeeded"))).isEqualTo(WebhookResult.APPLIED);

        assertThat(world.gems()).isZero();
        assertThat(world.owed()).isZero();
        assertThat(world.charge("host", "ch_1").state()).isEqualTo(Charge.State.REVERSED);
    }

    @Test
    @Tag("G-04")
    void aPartialRefundTakesItsShareAndAnEarlierSumChangesNothing() {
        world.host("evt-1", event("payment.succeeded"));
        String part = event("payment.refunded");

        world.host("evt-2", part.replace("\"amount\": 99", "\"amount\": 99, \"refunded\": 66"));
        world.host("evt-3", part.replace("\"amount\": 99", "\"amount\": 99, \"refunded\": 33"));

        assertThat(world.gems()).isEqualTo(34);
    }

    @Test
    @Tag("G-04")
    void paymentRefundDisputeAndWinEndTheSameInAnyOrder() {
        List<String> types =
                List.of("payment.succeeded", "payment.refunded", "payment.disputed", "payment.dispute_won");
        for (List<String> some : Orders.of(types)) {
            PaymentsWorld fresh = new PaymentsWorld();
            String placed = fresh.order(Channel.HOST);
            some.forEach(
                    type -> fresh.host("evt-" + type.substring(8), event(type).replace(order, placed)));

            assertThat(fresh.gems()).as("%s", some).isZero();
            assertThat(fresh.owed()).as("%s", some).isZero();
            assertThat(fresh.charge("host", "ch_1").state()).isEqualTo(Charge.State.REVERSED);
        }
    }

    @Test
    @Tag("G-04")
    void aDisputeThatIsWonGivesTheGemsBack() {
        world.host("evt-1", event("payment.succeeded"));
        world.host("evt-2", event("payment.disputed"));
        assertThat(world.gems()).isZero();

        world.host("evt-3", event("payment.dispute_won"));

        assertThat(world.gems()).isEqualTo(100);
    }
}
