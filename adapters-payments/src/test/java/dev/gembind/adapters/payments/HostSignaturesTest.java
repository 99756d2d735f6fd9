package dev.gembind.adapters.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.webhooks.InboundWebhook;
import dev.gembind.core.webhooks.WebhookResult;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("A-05")
class HostSignaturesTest extends HostScene {
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
}
