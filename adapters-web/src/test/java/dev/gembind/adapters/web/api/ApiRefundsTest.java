package dev.gembind.adapters.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.adapters.web.Reply;
import dev.gembind.core.access.ApiScope;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.Price;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("G-04")
class ApiRefundsTest extends ApiScene {
    private static final String REFUND = "/charges/stripe/pi_1/refund";
    private static final String WHY = "{\"reason\":\"asked for it\"}";

    @BeforeEach
    void open() {
        pay("stripe", "pi_1");
    }

    private void pay(String channel, String charge) {
        String order = api.postOnce("/orders", charge, order("alice", "gems-100", channel))
                .json()
                .path("order")
                .asText();
        Payment payment = new Payment(
                order, null, new Price(99, "USD"), world.core().time().instant(), null);
        world.core().shop().payments().paid(new ChargeId(channel, charge), "", payment);
    }

    private void spend(long gems) {
        assertThat(api.postOnce("/users/alice/gems/spend", "s1", "{\"gems\":" + gems + ",\"reason\":\"a picture\"}")
                        .status())
                .isEqualTo(201);
    }

    private JsonNode balance() {
        return api.get("/users/alice/gems").json();
    }

    @Test
    void theGemsAreSetAsideBeforeTheProviderIsAsked() {
        Reply reply = api.postOnce(REFUND, "r1", WHY);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().path("state").asText()).isEqualTo("pending");
        assertThat(reply.json().path("missing").asLong()).isZero();
        assertThat(balance().path("gems").asLong()).isZero();
        assertThat(balance().path("held").asLong()).isEqualTo(100);
        assertThat(api.get("/charges/stripe/pi_1").json().at("/refund/state").asText())
                .isEqualTo("pending");
    }

    @Test
    @Tag("A-03")
    void aChargeHasOneRefundWhateverTheKey() {
        Reply first = api.postOnce(REFUND, "r1", WHY);

        Reply again = api.postOnce(REFUND, "r1", WHY);
        Reply other = api.postOnce(REFUND, "r2", "{\"reason\":\"again\",\"if_spent\":\"debt\"}");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.body()).isEqualTo(first.body());
        assertThat(balance().path("held").asLong()).isEqualTo(100);
    }

    @Test
    void spentGemsAreRefusedUnlessItIsSaidWhatBecomesOfThem() {
        spend(30);

        Reply refused = api.postOnce(REFUND, "r1", WHY);
        Reply forced = api.postOnce(REFUND, "r2", "{\"reason\":\"sorry\",\"if_spent\":\"write-off\"}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(code(refused)).isEqualTo("partly-spent");
        assertThat(refused.json().path("detail").asText()).contains("30");
        assertThat(forced.status()).isEqualTo(201);
        assertThat(forced.json().path("missing").asLong()).isEqualTo(30);
        assertThat(forced.json().path("if_spent").asText()).isEqualTo("write-off");
        assertThat(balance().path("held").asLong()).isEqualTo(70);
    }

    @Test
    void whatAHostSiteTookItselfIsGivenBackThere() {
        pay("host", "ch_1");

        Reply reply = api.postOnce("/charges/host/ch_1/refund", "r1", WHY);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(code(reply)).isEqualTo("not-refundable");
    }

    @ParameterizedTest
    @CsvSource({"INV/2026/1, INV%2F2026%2F1", "a%2Fb, a%252Fb", "a\\b, a%5Cb", "50%;x?y#z, 50%25%3Bx%3Fy%23z"})
    void chargesOfEveryNameCanBeAskedFor(String charge, String encoded) {
        pay("host", charge);

        Reply reply = api.get("/charges/host/" + encoded);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("charge").asText()).isEqualTo(charge);
        assertThat(code(api.postOnce("/charges/host/" + encoded + "/refund", "r1", WHY)))
                .isEqualTo("not-refundable");
    }

    @Test
    void whatWentBackBeforeIsNotGivenBackAgain() {
        world.core().shop().payments().refunded(new ChargeId("stripe", "pi_1"), 99);

        assertThat(code(api.postOnce(REFUND, "r1", WHY))).isEqualTo("not-refundable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | /reason",
                "{\"reason\":\" \"} | /reason",
                "{\"reason\":\"x\",\"if_spent\":\"keep\"} | /if_spent",
                "{\"reason\":\"x\",\"amount\":5} | /amount"
            })
    void aRequestThatIsNotUnderstoodMovesNothing(String body, String pointer) {
        Reply reply = api.postOnce(REFUND, "r1", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
        assertThat(balance().path("gems").asLong()).isEqualTo(100);
    }

    @Test
    void noRefundWithoutAKeyOrWithoutTheScope() {
        ApiCaller reader = new ApiCaller(world, world.core().keyWith(EnumSet.of(ApiScope.PAYMENTS_READ)));

        assertThat(api.post(REFUND, WHY).status()).isEqualTo(400);
        assertThat(reader.postOnce(REFUND, "r1", WHY).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/charges/stripe/pi_9/refund", "/charges/STRIPE/pi_1/refund"})
    void whatIsNotThereIsNotFound(String path) {
        assertThat(code(api.postOnce(path, "r1", WHY))).isEqualTo("not-found");
    }
}
