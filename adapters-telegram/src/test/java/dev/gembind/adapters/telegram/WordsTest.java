package dev.gembind.adapters.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "a,a…",
        "abc,a…",
        "abcd,ab…",
        "abcdef,ab…",
        "abcdefg,abc…fg",
        "0123456789abcdefghijklmnop,012…op",
        "@nel😀😀😀,@ne…😀😀"
    })
    void idsAndNamesAreShortenedButRecognisable(String id, String shown) {
        assertThat(Words.masked(id)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "0,1 second",
        "1000,1 second",
        "1001,2 seconds",
        "119000,119 seconds",
        "120000,2 minutes",
        "121000,3 minutes"
    })
    void waitsAreRoundedUp(long millis, String shown) {
        assertThat(Words.wait(Duration.ofMillis(millis))).isEqualTo(shown);
    }

    @Test
    @Tag("A-31")
    void hostileNamesAreShownHarmlessly() {
        assertThat(new Sender(1, "\u202Eevil\n\u200B\u0007", null, null).name()).isEqualTo("evil");
        assertThat(new Sender(1, "Anna", "Müller", null).name()).isEqualTo("Anna Müller");
        assertThat(new Sender(1, "<b>&", null, null).name()).isEqualTo("‹b>&");
        assertThat(new Sender(5_551_234, "\u200B ", null, null).name()).isEqualTo("…1234");
        assertThat(new Sender(1, "😀".repeat(500), null, null).name()).isEqualTo("😀".repeat(64));
        assertThat(new Sender(1, "\uD83D", null, "nelly").name()).isEqualTo("@nelly");
    }
}
