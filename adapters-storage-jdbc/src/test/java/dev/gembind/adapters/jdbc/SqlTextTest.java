package dev.gembind.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.storage.ConstraintViolatedException;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {
    private static final String ALPHABET = "\0\u000101a";

    @Test
    void everyTextComesBackAndNoneHasANul() {
        SplittableRandom random = new SplittableRandom(1);
        Set<String> texts = new HashSet<>();
        Set<String> stored = new HashSet<>();
        for (int i = 0; i < 5000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(7); length > 0; length--) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            texts.add(text.toString());
            stored.add(SqlText.encode(text.toString()));

            assertThat(SqlText.decode(SqlText.encode(text.toString()))).isEqualTo(text.toString());
        }

        assertThat(stored).hasSameSizeAs(texts).noneMatch(text -> text.indexOf('\0') >= 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "\uD83D\uDC69", "tab\t", "'quote'"})
    void usualTextsStayAsTheyAre(String text) {
        assertThat(SqlText.encode(text)).isSameAs(text);
        assertThat(SqlText.decode(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "a\uDC69", "\uDC69\uD83D", "\uD83Dx", "\uD83D\uD83D\uDC69"})
    void unpairedSurrogatesAreRefused(String text) {
        assertThatThrownBy(() -> SqlText.encode(text)).isInstanceOf(ConstraintViolatedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "a\u0001b", "\u00012"})
    void marksThatMeanNothingAreDamage(String stored) {
        assertThatThrownBy(() -> SqlText.decode(stored)).isInstanceOf(IllegalArgumentException.class);
    }
}
