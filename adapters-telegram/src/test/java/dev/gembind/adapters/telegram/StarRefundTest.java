package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.ScriptedBotApi.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.payments.PaymentProvider;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Stars are given back. */
class StarRefundTest extends UnaskedBot {
    private PaymentProvider.Answer refund() {
        return stars.refunds().refund(CHARGE, Long.toString(PERSON), "r1");
    }

    @Test
    void theChargeOfThePayerIsGivenBack() {
        assertThat(refund()).isEqualTo(new PaymentProvider.Answer.Done());

        assertThat(telegram.received("refundStarPayment").get(0).body().toString())
                .contains("\"user_id\":4711", "\"telegram_payment_charge_id\":\"stx_1\"");
    }

    @Test
    void oneThatWasGivenBackBeforeIsDone() {
        telegram.on("refundStarPayment", error(400, "Bad Request: CHARGE_ALREADY_REFUNDED"));

        assertThat(refund()).isEqualTo(new PaymentProvider.Answer.Done());
    }

    @Test
    void anotherNoIsARefusal() {
        telegram.on("refundStarPayment", error(400, "Bad Request: USER_ID_INVALID"));

        assertThat(refund()).isEqualTo(new PaymentProvider.Answer.Refused("Bad Request: USER_ID_INVALID"));
        assertThat(stars.refunds().refund(CHARGE, "nobody", "r1")).isInstanceOf(PaymentProvider.Answer.Refused.class);
    }

    @Test
    void aLimitAFailureAndAWrongTokenSayNothingOfTheCharge() {
        telegram.on(
                "refundStarPayment",
                ScriptedBotApi.tooMany(7),
                error(500, "Internal Server Error"),
                ScriptedBotApi.cut(),
                error(401, "Unauthorized"));

        assertThat(((PaymentProvider.Answer.Unknown) refund()).notBefore()).isEqualTo(Duration.ofSeconds(7));
        for (int i = 0; i < 3; i++) {
            assertThat(refund()).isInstanceOf(PaymentProvider.Answer.Unknown.class);
        }
    }
}
