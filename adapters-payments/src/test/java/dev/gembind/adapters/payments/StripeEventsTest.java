package dev.gembind.adapters.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.audit.Alert;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.webhooks.WebhookResult;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("A-05")
@Tag("A-07")
@Tag("A-35")
class StripeEventsTest {
    private PaymentsWorld world = new PaymentsWorld();
    private String order = world.order(Channel.STRIPE);

    @Test
    void aPaidCheckoutBringsGems() {
        assertThat(checkout("evt_1")).isEqualTo(WebhookResult.APPLIED);

        assertThat(world.gems()).isEqualTo(100);
        assertThat(world.charge("stripe", "pi_1").state()).isEqualTo(Charge.State.CREDITED);
    }

    @Test
    @Tag("A-T5")
    void anotherAttemptAtTheSameEventIsKnownAlthoughItsBodyCountsAttempts() {
        checkout("evt_1");

        assertThat(world.stripe(checkoutBody("evt_1").replace("\"pending_webhooks\": 2", "\"pending_webhooks\": 1")))
                .isEqualTo(WebhookResult.DUPLICATE);
        assertThat(world.stripe(checkoutBody("evt_1").replace("\"amount_total\": 99", "\"amount_total\": 98")))
                .isEqualTo(WebhookResult.ALTERED);
        assertThat(world.gems()).isEqualTo(100);
    }

    @Test
    void aCheckoutWhoseMoneyHasNotComeWaits() {
        assertThat(world.stripe(checkoutBody("evt_1").replace("\"paid\"", "\"unpaid\"")))
                .isEqualTo(WebhookResult.IGNORED);
        assertThat(world.stripe(checkoutBody("evt_2").replace("completed", "async_payment_succeeded")))
                .isEqualTo(WebhookResult.APPLIED);
        assertThat(world.gems()).isEqualTo(100);
    }

    @Test
    void theOrderMayStandInEitherPlaceButMustNotDiffer() {
        String alone = checkoutBody("evt_1").replace("\"client_reference_id\": \"" + order + "\"", "\"x\": 1");
        String torn = checkoutBody("evt_2")
                .replace("\"client_reference_id\": \"" + order + "\"", "\"client_reference_id\": \"other\"")
                .replace("pi_1", "pi_2");

        assertThat(world.stripe(alone)).isEqualTo(WebhookResult.APPLIED);
        assertThat(world.stripe(torn)).isEqualTo(WebhookResult.SET_ASIDE);
        assertThat(world.gems()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"amount_total\": 99 | \"amount_total\": 98", "\"usd\" | \"eur\""})
    void anotherAmountIsSetAside(String good, String bad) {
        assertThat(world.stripe(checkoutBody("evt_1").replace(good, bad))).isEqualTo(WebhookResult.SET_ASIDE);
        assertThat(world.gems()).isZero();
    }

    @Test
    @Tag("G-04")
    void aRefundBeforeItsPaymentLeavesNoFreeGems() {
        assertThat(world.stripe(refundBody("evt_2", 99))).isEqualTo(WebhookResult.APPLIED);
        assertThat(checkout("evt_1")).isEqualTo(WebhookResult.APPLIED);

        assertThat(world.gems()).isZero();
        assertThat(world.charge("stripe", "pi_1").state()).isEqualTo(Charge.State.REVERSED);
    }

    @Test
    @Tag("G-04")
    void refundsAreSumsAndTakeTheirShare() {
        checkout("evt_1");

        world.stripe(refundBody("evt_2", 33));
        assertThat(world.gems()).isEqualTo(67);
        world.stripe(refundBody("evt_3", 99));
        assertThat(world.gems()).isZero();
    }

    @Test
    @Tag("G-04")
    void aDisputeTakesTheGemsAndAWinGivesThemBack() {
        checkout("evt_1");

        world.stripe(disputeBody("evt_2", "created", "needs_response"));
        assertThat(world.gems()).isZero();
        world.stripe(disputeBody("evt_3", "closed", "won"));
        assertThat(world.gems()).isEqualTo(100);
    }

    @Test
    @Tag("G-04")
    void aDisputeThatIsLostChangesNothingMore() {
        checkout("evt_1");
        world.stripe(disputeBody("evt_2", "created", "needs_response"));

        assertThat(world.stripe(disputeBody("evt_3", "closed", "lost"))).isEqualTo(WebhookResult.DUPLICATE);
        assertThat(world.gems()).isZero();
    }

    @Test
    @Tag("G-04")
    void aRefundThatFailsLaterGivesTheGemsBackOnceAndAPersonIsTold() {
        checkout("evt_1");
        world.stripe(refundBody("evt_2", 99));
        world.stripe(refundEvent("evt_3", "refund.created", "succeeded", "{}"));
        assertThat(world.gems()).isZero();

        assertThat(world.stripe(refundEvent("evt_4", "charge.refund.updated", "failed", "{}")))
                .isEqualTo(WebhookResult.APPLIED);
        assertThat(world.stripe(refundEvent("evt_5", "refund.failed", "failed", "{}")))
                .isEqualTo(WebhookResult.DUPLICATE);

        assertThat(world.gems()).isEqualTo(100);
        assertThat(world.charge("stripe", "pi_1").facts().back().failures()).containsEntry("re_1", 99L);
        assertThat(world.alerts.all()).extracting(Alert::kind).containsExactly("refund-failed");
    }

    @Test
    @Tag("G-04")
    void paymentRefundAndFailureEndTheSameInAnyOrder() {
        List<Runnable> events = List.of(
                () -> checkout("evt_1"),
                () -> world.stripe(refundBody("evt_2", 99)),
                () -> world.stripe(refundEvent("evt_3", "refund.created", "pending", "{}")),
                () -> world.stripe(refundEvent("evt_4", "refund.updated", "canceled", "{}")));
        for (List<Runnable> order : Orders.of(events)) {
            world = new PaymentsWorld();
            this.order = world.order(Channel.STRIPE);

            order.forEach(Runnable::run);

            assertThat(world.gems()).isEqualTo(100);
            assertThat(world.charge("stripe", "pi_1").state()).isEqualTo(Charge.State.CREDITED);
        }
    }

    @Test
    @Tag("G-04")
    void aRefundOfOursIsKnownByOurNameInItsMetadata() {
        checkout("evt_1");

        world.stripe(refundEvent("evt_2", "refund.failed", "failed", "{\"refund\": \"01hxours\"}"));
        world.stripe(refundEvent("evt_3", "refund.failed", "failed", "{\"refund\": \"not a name\"}"));

        assertThat(world.charge("stripe", "pi_1").facts().back().failures().keySet())
                .containsExactly("01hxours", "re_1");
        assertThat(world.gems()).isEqualTo(100);
    }

    private static String refundEvent(String id, String type, String status, String metadata) {
        return """
                {"id": "%s", "type": "%s", "created": 1764072000, "data": {"object": {
                "id": "re_1", "object": "refund", "charge": "ch_1", "payment_intent": "pi_1", "amount": 99,
                "currency": "usd", "metadata": %s, "status": "%s"}}}
                """.formatted(id, type, metadata, status);
    }

    @Test
    void anInquiryTakesNoMoneyAndNoGems() {
        checkout("evt_1");

        assertThat(world.stripe(disputeBody("evt_2", "created", "warning_needs_response")))
                .isEqualTo(WebhookResult.IGNORED);
        assertThat(world.stripe(disputeBody("evt_3", "closed", "warning_closed")))
                .isEqualTo(WebhookResult.IGNORED);
        assertThat(world.gems()).isEqualTo(100);
    }

    @Test
    void moneyThatIsNoWholeNumberIsRefused() {
        assertThat(world.stripe(checkoutBody("evt_1").replace("\"amount_total\": 99", "\"amount_total\": 99.0")))
                .isEqualTo(WebhookResult.MALFORMED);
        assertThat(world.knows("stripe", "pi_1")).isFalse();
    }

    @Test
    void otherEventsAreIgnored() {
        assertThat(world.stripe(checkoutBody("evt_1").replace("checkout.session.completed", "customer.created")))
                .isEqualTo(WebhookResult.IGNORED);
    }

    private WebhookResult checkout(String id) {
        return world.stripe(checkoutBody(id));
    }

    private String checkoutBody(String id) {
        return event(
                id,
                "checkout.session.completed",
                "{\"id\": \"cs_1\", \"payment_status\": \"paid\", \"payment_intent\": \"pi_1\", \"amount_total\": 99,"
                        + " \"currency\": \"usd\", \"client_reference_id\": \"" + order + "\", \"metadata\": {"
                        + "\"order\": \"" + order + "\"}}");
    }

    private static String refundBody(String id, int refunded) {
        return event(
                id,
                "charge.refunded",
                "{\"id\": \"ch_1\", \"payment_intent\": \"pi_1\", \"amount_refunded\": " + refunded + "}");
    }

    private static String disputeBody(String id, String event, String status) {
        return event(
                id,
                "charge.dispute." + event,
                "{\"id\": \"dp_1\", \"charge\": \"ch_1\", \"payment_intent\": \"pi_1\", \"amount\": 99, \"status\": \""
                        + status + "\"}");
    }

    private static String event(String id, String type, String subject) {
        return "{\"id\": \"" + id + "\", \"type\": \"" + type + "\", \"created\": 1795608000, \"pending_webhooks\": 2,"
                + " \"data\": {\"object\": " + subject + "}}";
    }
}
