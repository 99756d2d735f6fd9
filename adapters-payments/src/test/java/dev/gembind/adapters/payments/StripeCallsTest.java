package dev.gembind.adapters.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.Secret;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Checkout;
import dev.gembind.core.payments.Order;
import dev.gembind.core.payments.PaymentProvider;
import dev.gembind.testkit.http.ReceivedRequest;
import dev.gembind.testkit.http.ScriptedServer;
import dev.gembind.testkit.http.Wire;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to Stripe, and what is made of its answers. */
@Tag("A-35")
class StripeCallsTest {
    private static final Secret KEY = Secret.of("sk_test_of_the_account");
    private static final ChargeId CHARGE = new ChargeId("stripe", "pi_1");

    private final PaymentsWorld world = new PaymentsWorld();
    private final ScriptedServer stripe = ScriptedServer.start((request, wire) -> answer(wire));
    private final StripePayments payments = StripePayments.open(
            new StripeConfig(KEY, stripe.base(), URI.create("https://gems.example"), "1.2", Duration.ofSeconds(5)),
            new SimpleMeterRegistry(),
            world.time);

    private volatile int status = 200;
    private volatile String[] headers = {};
    private volatile String answer = "{}";
    private volatile String ordered = "";

    @AfterEach
    void close() {
        payments.close();
        stripe.close();
    }

    private void answer(Wire wire) throws IOException {
        wire.send(status, "application/json", answer.replace("ORDER", ordered), headers);
    }

    private void told(int code, String error) {
        status = code;
        answer = error.isEmpty() ? "{}" : "{\"error\": " + error + "}";
    }

    private ReceivedRequest sent() {
        return stripe.received().get(stripe.received().size() - 1);
    }

    @Nested
    class Pages {
        private static final String GOOD =
                "{\"id\": \"cs_1\", \"client_reference_id\": \"ORDER\", \"amount_total\": 99,"
                        + " \"url\": \"https://checkout.stripe.com/c/pay/cs_1\"}";

        private final Order order = world.placed(Channel.STRIPE);

        private Checkout.Answer open() {
            ordered = order.id();
            return payments.checkout().open(new Checkout.Bill(order, "payload", "100 gems & more"));
        }

        @Test
        @Tag("A-04")
        void thePageIsMadeOfTheOrderAlone() {
            answer = GOOD;

            assertThat(open())
                    .isEqualTo(new Checkout.Answer.Opened(URI.create("https://checkout.stripe.com/c/pay/cs_1")));

            assertThat(sent().method() + " " + sent().target()).isEqualTo("POST /v1/checkout/sessions");
            Map<String, String> form = sent().form();
            assertThat(form)
                    .containsEntry("mode", "payment")
                    .containsEntry("client_reference_id", order.id())
                    .containsEntry("metadata[order]", order.id())
                    .containsEntry("payment_intent_data[metadata][order]", order.id())
                    .containsEntry("line_items[0][price_data][unit_amount]", "99")
                    .containsEntry("line_items[0][price_data][currency]", "usd")
                    .containsEntry("line_items[0][price_data][product_data][name]", "100 gems & more")
                    .containsEntry("success_url", "https://gems.example/shop/thanks")
                    .containsEntry("cancel_url", "https://gems.example/shop");
        }

        @Test
        void thePageEndsWithinStripesLimits() {
            answer = GOOD;
            open();

            Instant end = Instant.ofEpochSecond(Long.parseLong(sent().form().get("expires_at")));

            assertThat(Duration.between(order.createdAt(), end))
                    .isBetween(Duration.ofMinutes(30), Duration.ofHours(24).minusMinutes(5));
        }

        @Test
        @Tag("A-03")
        void theSameOrderIsTheSameRequestWithTheSameKey() {
            answer = GOOD;
            open();
            ReceivedRequest first = sent();
            world.time.advance(Duration.ofMinutes(5));

            open();

            assertThat(sent().body()).isEqualTo(first.body());
            assertThat(sent().header("idempotency-key")).isEqualTo(order.id());
            assertThat(sent().header("authorization")).isEqualTo("Bearer " + KEY.reveal());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "\"amount_total\": 99 | \"amount_total\": 98",
                    "\"ORDER\" | \"another\"",
                    "\"client_reference_id\" | \"other\""
                })
        void aPageForSomethingElseIsRefused(String good, String bad) {
            answer = GOOD.replace(good, bad);

            assertThat(open()).isInstanceOf(Checkout.Answer.Refused.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"javascript:alert(1)", "no address", "mailto:a@b.example", ""})
        void whatIsNoPageIsNotShown(String url) {
            answer = GOOD.replace("https://checkout.stripe.com/c/pay/cs_1", url);

            assertThat(open()).isInstanceOf(Checkout.Answer.Unavailable.class);
        }

        @Test
        void noMoneyIsTakenForPaidWhateverTheAnswerSays() {
            answer = GOOD.replace("{", "{\"payment_status\": \"paid\", \"payment_intent\": \"pi_1\", ");

            open();

            assertThat(world.gems()).isZero();
            assertThat(world.knows("stripe", "pi_1")).isFalse();
        }

        @Test
        void aWrongRequestIsDefiniteAndQuotesNothing() {
            told(400, "{\"type\": \"invalid_request_error\", \"code\": \"amount_too_small\", \"message\": \"secret\"}");

            assertThat(open()).isEqualTo(new Checkout.Answer.Refused("amount_too_small"));
        }

        @Test
        void aBusyStripeIsAskedLater() {
            headers = new String[] {"Retry-After: 7"};
            told(429, "{\"type\": \"rate_limit_error\"}");

            assertThat(open()).isEqualTo(new Checkout.Answer.Unavailable("rate-limited", Duration.ofSeconds(7)));
        }

        @ParameterizedTest
        @ValueSource(ints = {401, 403, 409, 500, 502, 503})
        void whatSaysNothingOfTheOrderMayPass(int code) {
            told(code, "{\"type\": \"api_error\"}");

            assertThat(open()).isInstanceOf(Checkout.Answer.Unavailable.class);
        }
    }

    @Nested
    @Tag("G-04")
    class Refunds {
        private PaymentProvider.Answer refund() {
            return payments.refunds().refund(CHARGE, "", "r1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"succeeded", "pending", "requires_action"})
        void aRefundThatIsMadeOrUnderWayIsDone(String state) {
            answer = "{\"id\": \"re_1\", \"status\": \"" + state + "\"}";

            assertThat(refund()).isEqualTo(new PaymentProvider.Answer.Done());

            assertThat(sent().method() + " " + sent().target()).isEqualTo("POST /v1/refunds");
            assertThat(sent().form())
                    .containsOnly(Map.entry("payment_intent", "pi_1"), Map.entry("metadata[refund]", "r1"));
            assertThat(sent().header("idempotency-key")).isEqualTo("refund-r1");
        }

        @Test
        void aChargeWithoutIntentIsNamedAsSuch() {
            answer = "{\"id\": \"re_1\", \"status\": \"succeeded\"}";

            payments.refunds().refund(new ChargeId("stripe", "ch_1"), "", "r1");

            assertThat(sent().form()).contains(Map.entry("charge", "ch_1")).doesNotContainKey("payment_intent");
        }

        @Test
        void oneThatWasGivenBackBeforeIsDone() {
            told(400, "{\"type\": \"invalid_request_error\", \"code\": \"charge_already_refunded\"}");

            assertThat(refund()).isEqualTo(new PaymentProvider.Answer.Done());
        }

        @ParameterizedTest
        @CsvSource({"400, charge_disputed", "404, resource_missing", "402, insufficient_funds"})
        void aDefiniteNoIsARefusal(int code, String word) {
            told(code, "{\"type\": \"invalid_request_error\", \"code\": \"" + word + "\"}");

            assertThat(refund()).isEqualTo(new PaymentProvider.Answer.Refused("Stripe refused: " + word));
        }

        @ParameterizedTest
        @ValueSource(strings = {"failed", "canceled", "something <b>new</b>"})
        void aRefundThatEndedOtherwiseIsARefusal(String state) {
            answer = "{\"id\": \"re_1\", \"status\": \"" + state + "\"}";

            assertThat(refund())
                    .isInstanceOfSatisfying(
                            PaymentProvider.Answer.Refused.class,
                            refused -> assertThat(refused.reason()).doesNotContain("<"));
        }

        @ParameterizedTest
        @CsvSource({
            "401, invalid_request_error",
            "403, invalid_request_error",
            "409, invalid_request_error",
            "400, idempotency_error",
            "400, ''",
            "500, api_error",
            "503, api_error"
        })
        void whatSaysNothingOfTheChargeIsUnknown(int code, String type) {
            told(code, type.isEmpty() ? "" : "{\"type\": \"" + type + "\"}");

            assertThat(refund()).isInstanceOf(PaymentProvider.Answer.Unknown.class);
        }

        @Test
        @Tag("A-18")
        void aLimitIsObeyed() {
            headers = new String[] {"Retry-After: 90"};
            told(429, "{\"type\": \"rate_limit_error\"}");

            assertThat(((PaymentProvider.Answer.Unknown) refund()).notBefore()).isEqualTo(Duration.ofSeconds(90));
        }

        @Test
        void anAnswerThatIsLostIsUnknown() {
            stripe.close();

            assertThat(refund()).isInstanceOf(PaymentProvider.Answer.Unknown.class);
        }

        @Test
        void anAnswerWithoutStatusIsUnknown() {
            answer = "{\"id\": \"re_1\"}";

            assertThat(refund()).isInstanceOf(PaymentProvider.Answer.Unknown.class);
        }
    }

    @Test
    @Tag("A-09")
    void theKeyIsNowhereToBeRead() {
        StripeConfig config =
                new StripeConfig(KEY, stripe.base(), URI.create("https://gems.example"), "1.2", Duration.ofSeconds(5));

        assertThat(config.toString()).doesNotContain(KEY.reveal());
        assertThatThrownBy(() -> new StripeConfig(
                        Secret.of("sk with spaces"),
                        stripe.base(),
                        URI.create("https://gems.example"),
                        "1.2",
                        Duration.ofSeconds(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key")
                .hasMessageNotContaining("spaces of");
    }
}
