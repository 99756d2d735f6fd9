package dev.gembind.adapters.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SentenceTest {
    @ParameterizedTest
    @EnumSource
    void everySentenceFitsAMessageWhenItsGapsAreFull(Sentence sentence) {
        int gaps = 0;
        String rest = sentence.name();
        while (!fits(sentence, gaps)) {
            gaps++;
            assertThat(gaps).as(rest).isLessThan(5);
        }

        String filled = sentence.text(Collections.nCopies(gaps, "x".repeat(128)).toArray(new String[0]));

        assertThat(filled).isNotBlank().doesNotContain("{}").hasSizeLessThan(4096);
    }

    private static boolean fits(Sentence sentence, int gaps) {
        try {
            return !sentence.text(Collections.nCopies(gaps, "x").toArray(new String[0]))
                    .isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Test
    void aFillingThatLooksLikeAGapIsNotFilledAgain() {
        assertThat(Sentence.BOUND.text("{}", "u1")).contains("({})").contains("u1");
    }

    @Test
    void theNumberOfFillingsMustBeRight() {
        assertThatIllegalArgumentException().isThrownBy(() -> Sentence.BOUND.text("one"));
        assertThatIllegalArgumentException().isThrownBy(() -> Sentence.CANCELLED.text("one"));
    }
}
