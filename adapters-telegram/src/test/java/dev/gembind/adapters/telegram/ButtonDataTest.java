package dev.gembind.adapters.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.telegram.ButtonData.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ButtonDataTest {
    @ParameterizedTest
    @EnumSource
    void whatAButtonCarriesIsReadBack(Kind kind) {
        Screen.Button button = kind.button(Sentence.BUTTON_CONFIRM, "0123456789abcdefghijklmnop");

        assertThat(ButtonData.read(button.data())).contains(new ButtonData(kind, "0123456789abcdefghijklmnop"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c", "c:", ":abc", "q:abc", "cc:abc", "c:a b", "c:a/b", "c:é", "c-abc"})
    void anythingElseIsNotFromOurButtons(String data) {
        assertThat(ButtonData.read(data)).isEmpty();
    }

    @Test
    void aHugeIdIsRefused() {
        assertThat(ButtonData.read("c:" + "x".repeat(65))).isEmpty();
    }
}
