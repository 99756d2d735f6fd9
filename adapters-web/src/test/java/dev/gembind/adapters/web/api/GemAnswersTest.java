package dev.gembind.adapters.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.ledger.Rejection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GemAnswersTest {
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PARTLY_SPENT", "NOT_REVERSIBLE"})
    void refusalsKeepTheirNames(Rejection rejection) {
        assertThat(GemAnswers.kind(rejection).code()).isEqualTo(rejection.code());
        assertThat(GemAnswers.kind(rejection).status()).isEqualTo(409);
    }
}
