package dev.gembind.adapters.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.payments.Channel;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.webhooks.WebhookResult;
import dev.gembind.testkit.memory.InMemoryStorage;
import dev.gembind.testkit.transactors.ForgetfulTransactor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A-T5")
class HostDeliveriesTest extends HostScene {
    @Test
    void theSameEventAgainAndTheSamePaymentInAnotherEventChangeNothing() {
        world.host("evt-1", event("payment.succeeded"));

        assertThat(world.host("evt-1", event("payment.succeeded"))).isEqualTo(WebhookResult.DUPLICATE);
        assertThat(world.host("evt-2", event("payment.succeeded"))).isEqualTo(WebhookResult.DUPLICATE);
        assertThat(world.gems()).isEqualTo(100);
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
}
