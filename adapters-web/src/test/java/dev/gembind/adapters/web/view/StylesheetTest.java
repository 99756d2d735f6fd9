package dev.gembind.adapters.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("G-11")
class StylesheetTest {
    /** WCAG 2.2, success criterion 1.4.3. */
    private static final double READABLE = 4.5;

    private static final String DARK = "@media (prefers-color-scheme: dark)";

    private String css;

    @BeforeEach
    void load() throws IOException {
        try (InputStream stream = Objects.requireNonNull(Assets.class.getResourceAsStream("gembind.css"))) {
            css = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ink,ground",
        "ink,surface",
        "ink,raised",
        "ink,accent-wash",
        "soft,ground",
        "soft,surface",
        "soft,raised",
        "accent,ground",
        "accent,surface",
        "accent-strong,surface",
        "on-accent,accent",
        "on-accent,accent-strong",
        "good,good-wash",
        "warn,warn-wash",
        "bad,bad-wash",
        "bad,surface"
    })
    void textIsReadableInBothSchemes(String text, String ground) {
        int dark = css.indexOf(DARK);

        assertThat(contrast(css.substring(0, dark), text, ground)).isGreaterThanOrEqualTo(READABLE);
        assertThat(contrast(css.substring(dark), text, ground)).isGreaterThanOrEqualTo(READABLE);
    }

    private static double contrast(String rules, String one, String other) {
        Map<String, Double> light = luminances(rules);
        double a = light.get(one);
        double b = light.get(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static Map<String, Double> luminances(String rules) {
        Map<String, Double> found = new HashMap<>();
        rules.lines()
                .map(String::trim)
                .filter(line -> line.startsWith("--") && line.contains(": #"))
                .forEach(line -> {
                    int colon = line.indexOf(':');
                    int colour = Integer.parseInt(line.substring(colon + 3, colon + 9), 16);
                    found.putIfAbsent(line.substring(2, colon), luminance(colour));
                });
        return found;
    }

    /** Relative luminance as WCAG defines it. */
    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
    }

    private static double linear(int channel) {
        double value = (channel & 0xFF) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        assertThat(css).doesNotContain("url(", "@import", "http:", "https:");
    }

    @Test
    void keyboardsAndFingersAreThoughtOf() {
        assertThat(css).contains(":focus-visible", "--target: 44px", "prefers-reduced-motion", "forced-colors");
    }
}
