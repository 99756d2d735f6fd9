package dev.gembind.adapters.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.webhooks.InboundWebhook;
import dev.gembind.core.webhooks.WebhookResult;
import dev.gembind.testkit.memory.InMemoryStorage;
import dev.gembind.testkit.transactors.ForgetfulTransactor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A-05")
@Tag("A-T5")
class HostEventsTest {
    private final PaymentsWorld world = new PaymentsWorld();
    private final String order = world.order(Channel.HOST);

    @Test
    @Tag("A-35")
    void aPaymentBringsTheGemsOfItsOrder() {
        assertThat(world.host("evt-1", event("payment.succeeded"))).isEqualTo(WebhookResult.APPLIED);

        assertThat(world.gems()).isEqualTo(100);
        assertThat(world.charge("host", "ch_1").state()).isEqualTo(Charge.State.CREDITED);
    }

    @Test
    void theSameEventAgainAndTheSamePaymentInAnotherEventChangeNothing() {
        world.host("evt-1", event("payment.succeeded"));

        assertThat(world.host("evt-1", event("payment.succeeded"))).isEqualTo(WebhookResult.DUPLICATE);
        assertThat(world.host("evt-2", event("payment.succeeded"))).isEqualTo(WebhookResult.DUPLICATE);
        assertThat(world.gems()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({"99, 98", "USD, EUR"})
    @Tag("A-04")
    void otherMoneyUnderTheSameNumberIsNotTakenInSilently(String first, String second) {
        world.host("evt-1", event("payment.succeeded"));

        world.host("evt-2", event("payment.succeeded").replace(first, second));

        assertThat(world.gems()).isEqualTo(100);
        assertThat(world.alerts.all()).extracting(alert -> alert.kind()).containsExactly("payment-contradicted");
    }

    @Test
    @Tag("A-04")
    void anotherOrderUnderTheSameNumberIsNotTakenInSilently() {
        String other = world.order(Channel.HOST);
        world.host("evt-1", event("payment.succeeded"));

        world.host("evt-2", event("payment.succeeded").replace(order, other));

        assertThat(world.gems()).isEqualTo(100);
        assertThat(world.alerts.all()).extracting(alert -> alert.kind()).containsExactly("payment-contradicted");
    }

    @Test
    void anAlteredReplayIsRefusedAndTold() {
        world.host("evt-1", event("payment.succeeded"));

        assertThat(world.host("evt-1", event("payment.succeeded").replace("ch_1", "ch_2")))
                .isEqualTo(WebhookResult.ALTERED);
        assertThat(world.gems()).isEqualTo(100);
        assertThat(world.knows("host", "ch_2")).isFalse();
        assertThat(world.alerts.all()).extracting(alert -> alert.kind()).containsExactly("webhook-altered");
    }

    @Test
    @Tag("A-07")
    void whatIsForgedIsNotEvenRead() {
        byte[] body = PaymentsWorld.bytes("no JSON at all");
        Map<String, String> forged = Map.of(
                "webhook-id", "evt-1",
                "webhook-timestamp", Long.toString(PaymentsWorld.NOW.getEpochSecond()),
                "webhook-signature", "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

        assertThat(world.deliver(PaymentsWorld.webhook(forged, body))).isEqualTo(WebhookResult.UNSIGNED);
        assertThat(world.deliver(PaymentsWorld.webhook(Map.of(), body))).isEqualTo(WebhookResult.UNSIGNED);
    }

    @Test
    void aSignatureHoldsForItsOwnBytesOnly() {
        String body = event("payment.succeeded");
        InboundWebhook good = world.signed("evt-1", PaymentsWorld.NOW, body);

        assertThat(world.deliver(good)).isEqualTo(WebhookResult.APPLIED);
        assertThat(world.deliver(world.signed("evt-3", PaymentsWorld.NOW, " " + body)))
                .as("signed anew with other white space")
                .isEqualTo(WebhookResult.DUPLICATE);
    }

    @ParameterizedTest
    @CsvSource({"-300, APPLIED", "-301, STALE", "300, APPLIED", "301, STALE"})
    void fiveMinutesEitherWayAreTheLimit(int seconds, WebhookResult result) {
        InboundWebhook event =
                world.signed("evt-1", PaymentsWorld.NOW.plusSeconds(seconds), event("payment.succeeded"));

        assertThat(world.deliver(event)).isEqualTo(result);
        assertThat(world.gems()).isEqualTo(result == WebhookResult.APPLIED ? 100 : 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"amount\": 99 | \"amount\": 98",
                "\"amount\": 99 | \"amount\": 100",
                "\"currency\": \"USD\" | \"currency\": \"EUR\"",
                "\"user\": \"alice\" | \"user\": \"mallory\"",
                "\"package\": \"gems-100\" | \"package\": \"gems-9000\"",
                "\"order\": \"ORDER\" | \"order\": \"another\"",
                "\"order\": \"ORDER\", | ``"
            })
    void whatFitsNoOrderIsSetAsideAndNobodyGetsGems(String good, String bad) {
        String sound = template("payment.succeeded");
        assertThat(sound).contains(good);

        assertThat(world.host("evt-1", sound.replace(good, bad).replace("ORDER", order)))
                .isEqualTo(WebhookResult.SET_ASIDE);

        assertThat(world.gems()).isZero();
        assertThat(world.charge("host", "ch_1").state()).isEqualTo(Charge.State.SUSPENSE);
        assertThat(world.alerts.all()).extracting(alert -> alert.kind()).containsExactly("payment-suspense");
    }

    @Test
    void anOrderOfAnotherChannelIsNotPaidThroughThisOne() {
        String stripe = world.order(Channel.STRIPE);

        assertThat(world.host("evt-1", event("payment.succeeded").replace(order, stripe)))
                .isEqualTo(WebhookResult.SET_ASIDE);
        assertThat(world.gems()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "99.0",
                "9.9e1",
                "\"99\"",
                "0",
                "-99",
                "null",
                "true",
                "9007199254740992",
                "18446744073709551715",
                "[99]"
            })
    void moneyThatIsNoWholeNumberIsRefused(String amount) {
        String body = event("payment.succeeded").replace("\"amount\": 99", "\"amount\": " + amount);

        assertThat(world.host("evt-1", body)).isEqualTo(WebhookResult.MALFORMED);
        assertThat(world.knows("host", "ch_1")).isFalse();
    }

    @Test
    void whatWasNotUnderstoodIsNotRemembered() {
        world.host("evt-1", event("payment.succeeded").replace("99,", "99.5,"));

        assertThat(world.host("evt-1", event("payment.succeeded"))).isEqualTo(WebhookResult.APPLIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{} {}", "{\"type\": 1}", "{\"type\": \"payment.succeeded\"}"})
    void whatIsNoEventIsRefused(String body) {
        assertThat(world.host("evt-1", body)).isEqualTo(WebhookResult.MALFORMED);
    }

    @Test
    void aFieldThatIsThereTwiceIsRefused() {
        String body = event("payment.succeeded").replace("\"amount\": 99", "\"amount\": 99, \"amount\": 1");

        assertThat(world.host("evt-1", body)).isEqualTo(WebhookResult.MALFORMED);
    }

    @Test
    void eventsOfOtherKindsAreIgnored() {
        assertThat(world.host("evt-1", event("customer.created"))).isEqualTo(WebhookResult.IGNORED);
        assertThat(world.knows("host", "ch_1")).isFalse();
    }

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

    @Test
    void twoDeliveriesAtOnceCreditOnce() {
        PaymentsWorld shared = new PaymentsWorld(InMemoryStorage.create(), inside -> inside);
        String body = event("payment.succeeded").replace(order, shared.order(Channel.HOST));
        CyclicBarrier start = new CyclicBarrier(2);

        CompletableFuture<WebhookResult> first = delivery(shared, start, body);
        CompletableFuture<WebhookResult> second = delivery(shared, start, body);

        assertThat(List.of(first.join(), second.join()))
                .containsExactlyInAnyOrder(WebhookResult.APPLIED, WebhookResult.DUPLICATE);
        assertThat(shared.gems()).isEqualTo(100);
    }

    private static CompletableFuture<WebhookResult> delivery(PaymentsWorld world, CyclicBarrier start, String body) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                start.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return world.host("evt-1", body);
        });
    }

    @Test
    void whateverAnswersAreLostTheProvidersAttemptsSettleOnce() {
        for (long seed = 0; seed < 50; seed++) {
            long chosen = seed;
            PaymentsWorld shaky =
                    new PaymentsWorld(InMemoryStorage.create(), inside -> new ForgetfulTransactor(inside, chosen));
            String body = event("payment.succeeded").replace(order, shaky.order(Channel.HOST));

            assertThat(untilTaken(shaky, body)).as("seed %d", seed).isTrue();
            assertThat(shaky.gems()).as("seed %d", seed).isEqualTo(100);
        }
    }

    private static boolean untilTaken(PaymentsWorld world, String body) {
        for (int attempt = 0; attempt < 60; attempt++) {
            try {
                world.host("evt-1", body);
                return true;
            } catch (StorageException e) {
                assertThat(e.outcome()).isEqualTo(StorageException.Outcome.UNKNOWN);
            }
        }
        return false;
    }

    private String event(String type) {
        return template(type).replace("ORDER", order);
    }

    private static String template(String type) {
        return "{\"type\": \"" + type + "\", \"timestamp\": \"2026-11-25T11:59:58.123456789Z\", \"data\": {"
                + "\"charge\": \"ch_1\", \"order\": \"ORDER\", \"user\": \"alice\", \"package\": \"gems-100\","
                + " \"amount\": 99, \"currency\": \"USD\"}}";
    }
}
