package dev.gembind.adapters.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B-06")
class CodeShapeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "BCDF-GHJK",
                "bcdf-ghjk",
                "BCDFGHJK",
                "bcdf ghjk",
                "B C D F G H J K",
                "BCDF–GHJK",
                "BCDF—GHJK",
                "АСDF-GHJK",
                "BCDE-FGHI"
            })
    void codesAreSeenHoweverTheyAreTyped(String text) {
        assertThat(CodeShape.isTypedCode(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "Goodbyes",
                "what now",
                "BCDF-GHJ",
                "BCDF-GHJKL",
                "BCDF1GHJK",
                "BCDF-GHJK!",
                "-",
                "12345678",
                "BCDFGHJK                  "
            })
    void chatterIsNotTakenForACode(String text) {
        assertThat(CodeShape.isTypedCode(text)).isFalse();
    }

    @Test
    void tokensHaveTheirOwnShape() {
        assertThat(CodeShape.isToken("LAAECAwQFBgcICQoLDA0ODw")).isTrue();
        assertThat(CodeShape.isToken("XAAECAwQFBgcICQoLDA0ODw")).isFalse();
        assertThat(CodeShape.isToken("LAAECAwQFBgcICQoLDA0OD")).isFalse();
        assertThat(CodeShape.isToken("LAAECAwQFBgcICQoLDA0OD=")).isFalse();
    }

    @Test
    void payloadsAreWhatTelegramLetsThrough() {
        assertThat(CodeShape.isPayload("x".repeat(64))).isTrue();
        assertThat(CodeShape.isPayload("x".repeat(65))).isFalse();
        assertThat(CodeShape.isPayload("Labc trailing")).isFalse();
        assertThat(CodeShape.isPayload("Läbc")).isFalse();
        assertThat(CodeShape.isPayload("")).isFalse();
    }
}
