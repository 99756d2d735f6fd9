package dev.gembind.adapters.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ScreenTest {
    @Test
    void textOfTelegramsLimitIsKept() {
        assertThat(Screen.of("x".repeat(4096)).text()).hasSize(4096);
    }

    @Test
    void longerTextIsCutWithoutTearingACharacter() {
        String cut = Screen.of("x".repeat(4094) + "😀😀").text();

        assertThat(cut).isEqualTo("x".repeat(4094) + "…");
        assertThat(Screen.of("😀".repeat(3000)).text()).hasSizeLessThanOrEqualTo(4096);
    }

    @Test
    void buttonDataIsBoundedInBytes() {
        assertThat(new Screen.Button("ok", "x".repeat(64)).data()).hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> new Screen.Button("ok", "x".repeat(65)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Screen.Button("ok", "é".repeat(33)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Screen.Button("ok", ""));
    }
}
