package dev.gembind.adapters.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.webhooks.WebhookResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A-05")
@Tag("A-T5")
class HostEventsTest extends HostScene {
    @Test
    @Tag("A-35")
    void aPaymentBringsTheGemsOfItsOrder() {
        assertThat(world.host("evt-1", event("payment.succeeded"))).isEqualTo(WebhookResult.APPLIED);

        assertThat(world.gems()).isEqualTo(100);
        assertThat(world.charge("host", "ch_1").state()).isEqualTo(Charge.State.CREDITED);
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
}
