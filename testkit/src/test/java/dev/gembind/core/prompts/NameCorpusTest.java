package dev.gembind.core.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names out of collections of hostile and of honest texts. */
@Tag("A-06")
@Tag("A-31")
class NameCorpusTest {
    private static final Set<String> FORMATS = Set.of("%s%n%x", "$name$");

    private static String clean(String raw) {
        return DisplayName.of(raw, "user").value();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev/naughty_string.jsonl",
                "dev/role_spoof_cases.jsonl",
                "dev/prompt_extraction.jsonl",
                "dev/jailbreak_persona.jsonl",
                "dev/indirect_context_with_markers.jsonl",
                "dev/homoglyph_injection.jsonl",
                "dev/output_or_input_html_js.jsonl",
                "dev/output_or_input_sql.jsonl",
                "dev/benign.jsonl"
            })
    void everyTextGivesANameThatStaysTheSame(String file) {
        for (String text : Corpus.texts(file, "text")) {
            String name = clean(text);

            assertThat(clean(name)).isEqualTo(name);
            assertThat(name.codePoints().noneMatch(c -> Character.isISOControl(c) || c == '<' || c == '{'))
                    .as(name)
                    .isTrue();
        }
    }

    @Test
    void noMarkerSurvivesItsDisguise() {
        List<String> texts = Corpus.texts("dev/role_spoof_cases.jsonl", "text");
        List<String> markers = Corpus.texts("dev/role_spoof_cases.jsonl", "marker");
        List<String> survivors = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String read = Normalizer.normalize(clean(texts.get(i)), Normalizer.Form.NFKC)
                    .toLowerCase(Locale.ROOT);
            if (holds(read, markers.get(i).strip().toLowerCase(Locale.ROOT))) {
                survivors.add(markers.get(i) + " in " + texts.get(i));
            }
        }

        assertThat(survivors).isEmpty();
    }

    /** A role counts as a word of its own; what only format strings read is no marker, since names never become one. */
    private static boolean holds(String read, String marker) {
        if (FORMATS.contains(marker)) {
            return false;
        }
        int at = read.indexOf(marker);
        while (at > 0 && Character.isLetter(marker.charAt(0)) && Character.isLetter(read.charAt(at - 1))) {
            at = read.indexOf(marker, at + 1);
        }
        return at >= 0;
    }

    @Test
    void everyEmojiSequenceStays() {
        List<String> broken = Corpus.texts("dev/benign_emoji_sequence.jsonl", "text").stream()
                .filter(emoji ->
                        !clean(emoji).equals(emoji) || !clean("a" + emoji + "b").equals("a" + emoji + "b"))
                .toList();

        assertThat(broken).isEmpty();
    }

    @Test
    void everySequenceOfTheUnicodeTablesStays() {
        List<String> broken = new ArrayList<>();
        for (String file : List.of("emoji-sequences.txt", "emoji-zwj-sequences.txt")) {
            for (String line : Corpus.lines("reference/unicode15/" + file)) {
                String points = line.split("[;#]", -1)[0].strip();
                if (points.isEmpty() || points.contains("..")) {
                    continue;
                }
                StringBuilder emoji = new StringBuilder();
                for (String point : points.split(" ", -1)) {
                    emoji.appendCodePoint(Integer.parseInt(point, 16));
                }
                if (!clean(emoji.toString()).equals(emoji.toString())) {
                    broken.add(points);
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void everyIgnorableCodePointIsTakenOut() {
        List<String> left = new ArrayList<>();
        for (String line : Corpus.lines("reference/unicode15/default_ignorable_ranges.txt")) {
            String[] ends = line.strip().split("\\.\\.", -1);
            int last = Integer.parseInt(ends[ends.length - 1], 16);
            for (int cp = Integer.parseInt(ends[0], 16); cp <= last; cp++) {
                String name = clean("a" + Character.toString(cp) + "b");
                if (!name.equals("ab") && !name.equals("a b")) {
                    left.add(Integer.toHexString(cp));
                }
            }
        }

        assertThat(left).isEmpty();
    }
}
