package dev.gembind.core.prompts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * Breaks what chat templates read as a change of speaker. The telling character is replaced by a look-alike that no
 * template knows; nothing is deleted, since deleting can join two halves of a marker.
 *
 * <p>The shapes are those of the public templates: {@code <|...|>}, {@code <s>}, {@code <think>} and the like begin with
 * an angle bracket, macros with a brace, Llama and Mistral use words in square brackets, Alpaca and Vicuna a role and a
 * colon. Compatibility forms (fullwidth, mathematical) count as the ASCII characters that normalisation makes of them.
 */
final class RoleMarkers {
    private static final int ANGLE = 0x2039;
    private static final int BRACE = 0x2774;
    private static final int SQUARE = 0x2045;
    private static final int COLON = 0x2236;
    private static final int SHARP = 0x266F;
    private static final String CLOSING_ANGLE = "\u203A";

    private static final Set<String> BRACKETED =
            Set.of("inst", "sys", "system_prompt", "available_tools", "tool_calls", "tool_results", "gmask", "system");
    private static final Set<String> ROLES = Set.of(
            "system",
            "assistant",
            "developer",
            "tool",
            "function",
            "user",
            "human",
            "model",
            "instruction",
            "response",
            "input");

    /** Names that would pose as the other side of the conversation. */
    private static final Set<String> IMPERSONATIONS = Set.of("system", "assistant", "developer", "tool", "function");

    private RoleMarkers() {}

    static String neutralise(int[] text) {
        if (IMPERSONATIONS.contains(folded(text, 0, text.length))) {
            StringBuilder quoted = new StringBuilder().appendCodePoint(ANGLE);
            TextHygiene.append(quoted, text, 0, text.length);
            return quoted.append(CLOSING_ANGLE).toString();
        }
        StringBuilder out = new StringBuilder(text.length);
        for (int i = 0; i < text.length; i++) {
            out.appendCodePoint(replacement(text, i));
        }
        return out.toString();
    }

    private static int replacement(int[] text, int i) {
        return switch (fold(text[i])) {
            case '<' -> ANGLE;
            case '{' -> BRACE;
            case '[' -> opensMarker(text, i + 1) ? SQUARE : text[i];
            case ':' -> endsRole(text, i) ? COLON : text[i];
            case '#' -> repeats(text, i, '#', 2) ? SHARP : text[i];
            case '@' -> repeats(text, i, '@', 1) ? 'a' : text[i];
            default -> text[i];
        };
    }

    private static boolean opensMarker(int[] text, int start) {
        int end = start;
        while (end < text.length && fold(text[end]) != ']') {
            end++;
        }
        int word = start < end && fold(text[start]) == '/' ? start + 1 : start;
        return end < text.length && BRACKETED.contains(folded(text, word, end));
    }

    /** A word with letters beyond ASCII may be a homoglyph of a role; losing its colon costs a reader nothing. */
    private static boolean endsRole(int[] text, int colon) {
        int end = colon;
        while (end > 0 && text[end - 1] == ' ') {
            end--;
        }
        int start = end;
        while (start > 0 && (Character.isLetter(text[start - 1]) || isMark(text[start - 1]))) {
            start--;
        }
        String word = folded(text, start, end);
        return ROLES.contains(word) || word.chars().anyMatch(c -> c > 0x7F);
    }

    private static boolean repeats(int[] text, int i, int what, int times) {
        for (int k = 1; k <= times; k++) {
            if (i < k || fold(text[i - k]) != what) {
                return false;
            }
        }
        return true;
    }

    private static String folded(int[] text, int start, int end) {
        StringBuilder word = new StringBuilder();
        for (int i = start; i < end; i++) {
            if (!isMark(text[i])) {
                word.appendCodePoint(fold(text[i]));
            }
        }
        return word.toString().toLowerCase(Locale.ROOT);
    }

    /** Returns the ASCII character that compatibility normalisation makes of it, or the code point itself. */
    private static int fold(int cp) {
        if (cp < 0x80) {
            return cp;
        }
        String compatible = Normalizer.normalize(Character.toString(cp), Normalizer.Form.NFKC);
        return compatible.length() == 1 && compatible.charAt(0) < 0x80 ? compatible.charAt(0) : cp;
    }

    private static boolean isMark(int cp) {
        int type = Character.getType(cp);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }
}
