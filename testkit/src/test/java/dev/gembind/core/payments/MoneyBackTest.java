package dev.gembind.core.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.payments.MoneyBack.Part;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("G-04")
class MoneyBackTest {
    @Test
    void whatIsWrittenIsReadAgain() {
        MoneyBack back = MoneyBack.NONE.with("re_2", new Part(33, false)).with("re_1", new Part(66, true));

        assertThat(back.text()).isEqualTo("re_1=66! re_2=33");
        assertThat(MoneyBack.parse(back.text())).isEqualTo(back);
        assertThat(MoneyBack.parse("")).isEqualTo(MoneyBack.NONE);
        assertThat(MoneyBack.NONE.text()).isEmpty();
    }

    @Test
    void aFailureIsNeverForgottenAndToldTwiceIsToldOnce() {
        Part made = new Part(99, false);
        Part failed = new Part(99, true);

        MoneyBack one = MoneyBack.NONE.with("re_1", made).with("re_1", failed).with("re_1", made);
        MoneyBack other = MoneyBack.NONE.with("re_1", failed).with("re_1", made);

        assertThat(one).isEqualTo(other);
        assertThat(one.hasFailed("re_1")).isTrue();
        assertThat(one.hasFailed("re_2")).isFalse();
        assertThat(one.standing()).isZero();
        assertThat(one.cameBack()).isEqualTo(99);
        assertThat(one.failures()).containsOnlyKeys("re_1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"re_1", "re_1=", "re_1=x", "=1", "re 1=1", "re_1=-1", "re_1=1 ", " re_1=1", "re_1=1!!"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> MoneyBack.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatWentBackIsWhatRefundsSayUnlessTheyFailed() {
        Facts paid = new Facts(
                new Payment("o", null, new Price(99, "USD"), Instant.EPOCH, null), 0, 0, false, false, MoneyBack.NONE);

        assertThat(paid.wentBack()).isZero();
        assertThat(paid.refunded(66).wentBack()).isEqualTo(66);
        assertThat(paid.refunded(66).refund("re_1", new Part(33, true)).wentBack())
                .isEqualTo(33);
        assertThat(paid.refundedBy("ours").wentBack()).isEqualTo(99);
        assertThat(paid.refundedBy("ours").refund("ours", new Part(99, true)).wentBack())
                .isZero();
        assertThat(paid.refundedBy("a")
                        .refund("a", new Part(99, true))
                        .refundedBy("b")
                        .wentBack())
                .isEqualTo(99);
        assertThat(Facts.NONE.refunded(Facts.ALL).wentBack()).isZero();
    }
}
