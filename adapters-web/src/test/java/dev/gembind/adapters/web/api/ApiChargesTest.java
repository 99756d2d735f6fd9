package dev.gembind.adapters.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.Price;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ApiChargesTest extends ApiScene {
    private static final String HOST = order("alice", "gems-100", "host");

    @Test
    void anOrderAndItsChargeShowWhatCameOfIt() {
        String order = api.postOnce("/orders", "k1", HOST).json().path("order").asText();
        pay("ch_1", order);

        JsonNode paid = api.get("/orders/" + order).json();
        JsonNode charge = api.get("/charges/host/ch_1").json();

        assertThat(paid.path("state").asText()).isEqualTo("paid");
        assertThat(charge.path("state").asText()).isEqualTo("credited");
        assertThat(charge.path("user").asText()).isEqualTo("alice");
        assertThat(charge.path("gems").asLong()).isEqualTo(100);
        assertThat(charge.path("order").asText()).isEqualTo(order);
        assertThat(charge.path("amount").asLong()).isEqualTo(99);
        assertThat(charge.path("paid_at").asText()).isEqualTo("2026-11-25T12:00:00.500Z");
        assertThat(charge.path("taken_back").asLong()).isZero();
    }

    @Test
    @Tag("G-04")
    void aChargeTellsHowMuchCameBackOfRefundsThatFailed() {
        pay("ch_1", api.postOnce("/orders", "k1", HOST).json().path("order").asText());
        ChargeId charge = new ChargeId("host", "ch_1");
        assertThat(api.get("/charges/host/ch_1").json().has("refunds_failed")).isFalse();

        world.core().shop().payments().refunded(charge, 99);
        world.core().shop().payments().refundFailed(charge, "re_1", 99);

        JsonNode shown = api.get("/charges/host/ch_1").json();
        assertThat(shown.path("refunds_failed").asLong()).isEqualTo(99);
        assertThat(shown.path("state").asText()).isEqualTo("credited");
        assertThat(shown.path("taken_back").asLong()).isZero();
    }

    @Test
    void aChargeThatFitsNoOrderIsInSuspenseAndNobodys() {
        pay("ch_1", "another");

        JsonNode charge = api.get("/charges/host/ch_1").json();

        assertThat(charge.path("state").asText()).isEqualTo("suspense");
        assertThat(charge.has("user")).isFalse();
    }

    private void pay(String charge, String order) {
        Payment payment = new Payment(
                order, null, new Price(99, "USD"), world.core().time().instant(), null);
        world.core().shop().payments().paid(new ChargeId("host", charge), "", payment);
    }
}
