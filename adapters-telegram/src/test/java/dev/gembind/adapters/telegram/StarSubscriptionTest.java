package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.ScriptedBotApi.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.PaymentProvider;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Subscriptions that are paid with stars are ended, and may go on again. */
class StarSubscriptionTest extends UnaskedBot {
    private final List<ChargeId> charges = List.of(new ChargeId("telegram", "stx_2"), CHARGE);

    private PaymentProvider.Answer end() {
        return stars.subscriptions().setRenewing(charges, Long.toString(PERSON), false);
    }

    private List<String> bodies() {
        return telegram.received("editUserStarSubscription").stream()
                .map(request -> request.body().toString())
                .toList();
    }

    @Test
    void endingSaysThatItIsCanceledAndAllowingThatItIsNot() {
        assertThat(end()).isEqualTo(new PaymentProvider.Answer.Done());
        stars.subscriptions().setRenewing(charges, Long.toString(PERSON), true);

        assertThat(bodies().get(0)).contains("\"user_id\":4711", "\"stx_2\"", "\"is_canceled\":true");
        assertThat(bodies().get(1)).contains("\"stx_2\"", "\"is_canceled\":false");
    }

    @Test
    void aChargeThatDoesNotNameItIsFollowedByTheOther() {
        telegram.on("editUserStarSubscription", error(400, "Bad Request: CHARGE_ID_INVALID"));

        assertThat(end()).isEqualTo(new PaymentProvider.Answer.Done());
        assertThat(bodies()).hasSize(2);
        assertThat(bodies().get(1)).contains("\"stx_1\"");
    }

    @Test
    void aLimitAndAWrongTokenSayNothingOfIt() {
        telegram.on("editUserStarSubscription", ScriptedBotApi.tooMany(7), error(401, "Unauthorized"));

        assertThat(((PaymentProvider.Answer.Unknown) end()).notBefore()).isEqualTo(Duration.ofSeconds(7));
        assertThat(end()).isInstanceOf(PaymentProvider.Answer.Unknown.class);
        assertThat(stars.subscriptions().setRenewing(charges, "", false))
                .isInstanceOf(PaymentProvider.Answer.Refused.class);
    }
}
