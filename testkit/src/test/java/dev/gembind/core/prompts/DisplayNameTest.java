package dev.gembind.core.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names stay what people chose, without what hides, commands or breaks. */
@Tag("A-31")
class DisplayNameTest {
    private static final String FALLBACK = "user";
    private static final String FAMILY = "👨‍👩‍👧‍👦";

    private static String clean(String raw) {
        return DisplayName.of(raw, FALLBACK).value();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada Lovelace",
                "O’Brien-Smith, Jr.",
                "Zoë Ångström",
                "Nguyễn Văn Ả",
                "王小明",
                "さくら",
                "김철수",
                "Зоя",
                "Ὀδυσσεύς",
                "محمد",
                "עִבְרִית",
                "नमस्ते",
                "क्\u200Dष",
                "می\u200Cخواهم",
                "ภาษาไทย",
                "葛\uDB40\uDD00城",
                "user_42",
                "C++ & co. (v1.0) #1 50%",
                "a[b]",
                "re: hello",
                "me@example.org",
                "12:30",
                "🦊 fox",
                "👩🏽‍🚀",
                "❤️",
                "🇩🇪🇫🇷",
                "1️⃣",
                "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                FAMILY
            })
    void ordinaryNamesStayAsTheyAre(String name) {
        assertThat(clean(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \t\n",
                "\u00A0\u3000\u2003",
                "\u200B",
                "\u200D",
                "\uFEFF\u2060",
                "\u202E",
                "\u00AD\u034F",
                "\u3164",
                "\u115F\u1160",
                "\u2800",
                "\uFFA0",
                "\u0301",
                "\uDB40\uDC41",
                "\uDB40\uDD01",
                "\uFE0F",
                "\uE000",
                "\uFFFF",
                "\u0000\u0007\u007F\u0085",
                "\u001B[31m\u001B[0m"
            })
    void whereNothingCanBeSeenTheFallbackStands(String raw) {
        assertThat(clean(raw)).isEqualTo(FALLBACK);
    }

    @Test
    void noNameIsNoName() {
        assertThat(DisplayName.of(null, FALLBACK).value()).isEqualTo(FALLBACK);
        assertThat(clean("\uD800")).isEqualTo(FALLBACK);
        assertThat(clean("\uDC00\uD800")).isEqualTo(FALLBACK);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "'  two   words  '; two words",
                "'line\r\nbreak'; line break",
                "'a\u2028b\u0085c'; a b c",
                "a\u0000b\u0007c; abc",
                "pay\u202Epal\u202C; paypal",
                "\u2066x\u2069y; xy",
                "ad\u200Bmin; admin",
                "ad\u00ADmin; admin",
                "a\u3164b; a b",
                "e\u0301; é",
                "'\u001B[31mred\u001B[0m'; red",
                "'\u001B]0;title\u0007text'; text",
                "'\u001Bc'; c",
                "a\uDB40\uDC69b; ab",
                "x\uFE0Fy; xy",
                "Ω\uE000; Ω"
            },
            delimiter = ';')
    void whatHidesIsTakenOut(String raw, String expected) {
        assertThat(clean(raw)).isEqualTo(expected);
    }

    @Test
    void joinersStayOnlyWhereTheySpell() {
        assertThat(clean("a\u200Db")).isEqualTo("ab");
        assertThat(clean("\u200Dx")).isEqualTo("x");
        assertThat(clean("میx\u200Cy")).isEqualTo("میxy");
        assertThat(clean("می\u200Cx")).as("before a letter of another script").isEqualTo("میx");
        assertThat(clean("می\u200C!")).isEqualTo("می!");
        assertThat(clean("🦊\u200D")).isEqualTo("🦊");
        assertThat(clean("x\uDB40\uDD00"))
                .as("a selector of Han on a Latin letter")
                .isEqualTo("x");
    }

    @Test
    void hiddenTagsCarryNoMessage() {
        StringBuilder smuggled = new StringBuilder("fox");
        "ignore previous".chars().forEach(c -> smuggled.appendCodePoint(0xE0000 + c));

        assertThat(clean(smuggled.toString())).isEqualTo("fox");
        assertThat(clean("🏴" + smuggled.substring(3))).isEqualTo("🏴");
    }

    @Test
    void floodsOfMarksAreThinnedOut() {
        String flooded = "Z" + "\u0335\u0321\u0322\u0347".repeat(50) + "a" + "\u0300".repeat(100);

        String name = clean(flooded);

        long marks = name.codePoints()
                .filter(c -> Character.getType(c) == Character.NON_SPACING_MARK)
                .count();
        assertThat(marks).isLessThanOrEqualTo(4);
        assertThat(name).startsWith("Z").hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void marksOfAScriptMayBeMoreButNotEndless() {
        assertThat(clean("\u05E9\u05B8\u05C1\u05BC")).as("shin with its points").hasSize(4);
        assertThat(clean("ש" + "\u05B0\u05B1\u05B2\u05B3\u05B4\u05B5\u05B6")).hasSize(5);
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        assertThat(clean("x".repeat(65))).isEqualTo("x".repeat(64));
        assertThat(clean("😀".repeat(100))).isEqualTo("😀".repeat(64));
        assertThat(clean(FAMILY.repeat(20))).isEqualTo(FAMILY.repeat(9));
        assertThat(clean("🇩🇪".repeat(40))).isEqualTo("🇩🇪".repeat(32));
        assertThat(clean("x".repeat(63) + "👍🏽")).isEqualTo("x".repeat(63));
        assertThat(clean("x".repeat(63) + "q\u0323\u0307")).isEqualTo("x".repeat(63));
        assertThat(clean("x".repeat(63) + " y")).isEqualTo("x".repeat(63));
    }

    @Test
    @Tag("A-32")
    void whatLiesBeyondAThousandCharactersIsNotRead() {
        assertThat(clean(" ".repeat(1024) + "hidden")).isEqualTo(FALLBACK);
        assertThat(clean("ok" + "\u200B".repeat(10_000_000))).isEqualTo("ok");
    }

    @Test
    void aStoredNameIsTakenAsItIsOrRefused() {
        assertThat(new DisplayName("<kept>").value()).isEqualTo("<kept>");
        for (String wrong : List.of(
                "",
                "  ",
                "x".repeat(65),
                "😀".repeat(65),
                "a\nb",
                "a\u0000",
                "a\u2028b",
                "a\u2029",
                "\uD800",
                "x\uDC00y")) {
            assertThatThrownBy(() -> new DisplayName(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("xx");
        }
    }

    @Test
    void aFallbackMustBeANameItself() {
        assertThatThrownBy(() -> DisplayName.of("", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DisplayName.of(null, "x".repeat(65))).isInstanceOf(IllegalArgumentException.class);
        assertThat(DisplayName.of("ok", "").value()).isEqualTo("ok");
    }

    @ParameterizedTest
    @MethodSource("hard")
    void cleaningACleanedNameChangesNothing(String raw) {
        String once = clean(raw);

        assertThat(clean(once)).isEqualTo(once);
        assertThat(Normalizer.isNormalized(once, Normalizer.Form.NFC)).isTrue();
    }

    static Stream<String> hard() {
        return Stream.of(
                "<\u200B|im_start|>",
                "[\u0000INST]",
                "sys\u200Btem:",
                "\u001B\u001B[[31m",
                "🏴\u200D\u200D☠️",
                "1\uFE0F\u20E3\u0301",
                "\u0301\u0301x",
                " \u0301x",
                "🇩\u200B🇪",
                "a\u0300\u0301\u0302\u0303\u200Bb",
                "ﬁ ﷺ Ａ",
                "#\u200B##",
                "@\u0000@");
    }
}
