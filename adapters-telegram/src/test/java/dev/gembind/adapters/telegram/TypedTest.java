package dev.gembind.adapters.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("A-20")
class TypedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/start|start|''",
                "/START|start|''",
                "/start Labc_-9|start|Labc_-9",
                "/start@gembind_bot Labc|start|Labc",
                "/start@GEMBIND_BOT Labc|start|Labc",
                "/link   BCDF-GHJK  |link|BCDF-GHJK",
                "/link BCDF GHJK|link|BCDF GHJK",
                "/me@gembind_bot|me|''",
            })
    void commandsToThisBotAreRead(String text, String name, String argument) {
        assertThat(Typed.read(text, "gembind_bot")).isEqualTo(new Typed.Command(name, argument));
    }

    @Test
    void aLineBreakEndsTheCommandToo() {
        assertThat(Typed.read("/link\nBCDFGHJK", "gembind_bot")).isEqualTo(new Typed.Command("link", "BCDFGHJK"));
    }

    @Test
    void commandsToAnotherBotAreNotForUs() {
        assertThat(Typed.read("/start@other_bot Labc", "gembind_bot")).isEqualTo(new Typed.Elsewhere());
        assertThat(Typed.read("/start@ Labc", "gembind_bot")).isEqualTo(new Typed.Elsewhere());
        assertThat(Typed.read("/start@gembind_bot@x", "gembind_bot")).isEqualTo(new Typed.Elsewhere());
    }

    @Test
    void anythingElseIsWords() {
        assertThat(Typed.read("  BCDF-GHJK ", "gembind_bot")).isEqualTo(new Typed.Words("BCDF-GHJK"));
        assertThat(Typed.read("/", "gembind_bot")).isEqualTo(new Typed.Words("/"));
        assertThat(Typed.read("   ", "gembind_bot")).isEqualTo(new Typed.Words(""));
        assertThat(Typed.read("see /start", "gembind_bot")).isEqualTo(new Typed.Words("see /start"));
    }
}
