package dev.gembind.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "Z", "0", "host:42", "u_01.x-y"})
    void lettersDigitsAndFourSignsAreAllowed(String value) {
        assertThat(new UserId(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "é", "a\n", "\u0661", "a\u0000", "=1", "@me"})
    void everythingElseIsRefused(String value) {
        assertThat(UserId.isValid(value)).isFalse();
        assertThatThrownBy(() -> new UserId(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sixtyFourCharactersAreTheMost() {
        assertThat(UserId.isValid("a".repeat(64))).isTrue();
        assertThat(UserId.isValid("a".repeat(65))).isFalse();
    }
}
