package dev.gembind.core.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any text gives a name. The pieces are those that the rules look at, so that they meet in every order. */
@Tag("A-31")
class NameFuzzTest {
    private static final String[] PIECES = {
        "a",
        "Z",
        " ",
        "\u00A0",
        "\n",
        "\u0301",
        "\u0335",
        "\u05B8",
        "\u0E35",
        "\u200B",
        "\u200C",
        "\u200D",
        "\uFE0E",
        "\uFE0F",
        "\u20E3",
        "1",
        "#",
        "*",
        "##",
        "###",
        "@",
        "@@",
        "<",
        "＜",
        "{",
        "｛",
        "[",
        "]",
        "［",
        "］",
        "/",
        "INST",
        "system",
        "System",
        "user",
        ":",
        "：",
        "\u2236",
        "\u2039",
        "\u203A",
        "👩",
        "🏽",
        "❤",
        "🇩",
        "🇪",
        "🏴",
        "\uDB40\uDC67",
        "\uDB40\uDC62",
        "\uDB40\uDC7F",
        "\uD83C",
        "\uDFF4",
        "\u001B",
        "[31m",
        "]0;",
        "\u0007",
        "ا",
        "م",
        "क",
        "्",
        "ष",
        "葛",
        "\uDB40\uDD00",
        "\u1100",
        "\u1161",
        "\u3164",
        "\u202E",
        "\uFFFF",
        "\uE000",
        "ﬁ",
        "ǆ",
        "İ",
        "ß",
        "\u0345",
        "\u1E9B\u0323"
    };
    private static final int NAMES = 6000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyTextGivesANameThatStaysTheSame(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < NAMES; i++) {
            String raw = text(random);

            String name = DisplayName.of(raw, "user").value();

            assertThat(DisplayName.of(name, "user").value())
                    .as("seed %d, text %d", seed, i)
                    .isEqualTo(name);
            assertThat(Normalizer.isNormalized(name, Normalizer.Form.NFC)).isTrue();
            assertThat(name.codePoints().noneMatch(NameFuzzTest::isForbidden))
                    .as(name)
                    .isTrue();
        }
    }

    private static boolean isForbidden(int cp) {
        return cp == '<' || cp == '{' || cp == 0x202E || cp == 0x200B || cp == 0x3164 || Invisibles.breaksText(cp);
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(1, 40);
        for (int i = 0; i < pieces; i++) {
            if (random.nextInt(20) == 0) {
                text.append((char) random.nextInt(Character.MAX_VALUE + 1));
            } else {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return text.toString();
    }
}
