package dev.gembind.core.prompts;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Leaves what can be seen: white space is folded to single spaces, terminal escapes, controls and invisible code points go
 * out, except where an emoji sequence, a joining script or a Han character gives an invisible one its meaning.
 */
final class TextHygiene {
    private static final int ESCAPE = 0x1B;
    private static final int BELL = 0x07;

    /** Scripts that use the zero-width joiners in ordinary spelling. */
    private static final Set<UnicodeScript> JOINING_SCRIPTS = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private TextHygiene() {}

    static String visible(int[] text) {
        StringBuilder out = new StringBuilder(text.length);
        for (int i = 0; i < text.length; ) {
            int emoji = EmojiSequences.lengthAt(text, i);
            if (emoji > 0) {
                append(out, text, i, emoji);
                i += emoji;
            } else if (text[i] == ESCAPE) {
                i += escapeLength(text, i);
            } else {
                appendOne(out, text, i);
                i++;
            }
        }
        return out.toString().stripTrailing();
    }

    private static void appendOne(StringBuilder out, int[] text, int i) {
        int cp = text[i];
        int last = out.isEmpty() ? ' ' : out.codePointBefore(out.length());
        if (Invisibles.isBlank(cp)) {
            if (last != ' ') {
                out.append(' ');
            }
        } else if (!Invisibles.isInvisible(cp) || isMeantHere(cp, last, i + 1 < text.length ? text[i + 1] : ' ')) {
            out.appendCodePoint(cp);
        }
    }

    private static boolean isMeantHere(int cp, int before, int after) {
        if (cp == Invisibles.ZWJ || cp == Invisibles.ZWNJ) {
            UnicodeScript script = UnicodeScript.of(before);
            return JOINING_SCRIPTS.contains(script) && Character.isLetter(after) && UnicodeScript.of(after) == script;
        }
        boolean ideographicSelector = cp >= 0xE0100 && cp <= 0xE01EF;
        return ideographicSelector && UnicodeScript.of(before) == UnicodeScript.HAN;
    }

    /** ECMA-48: a control sequence ends at 40-7E, an operating system command at BELL or the next escape. */
    private static int escapeLength(int[] text, int start) {
        int kind = start + 1 < text.length ? text[start + 1] : -1;
        if (kind != '[' && kind != ']') {
            return 1;
        }
        int end = start + 2;
        while (end < text.length && text[end] != ESCAPE && !endsSequence(kind, text[end])) {
            end++;
        }
        return Math.min(end + 1, text.length) - start;
    }

    private static boolean endsSequence(int kind, int cp) {
        return kind == '[' ? cp >= 0x40 && cp <= 0x7E : cp == BELL;
    }

    static void append(StringBuilder out, int[] text, int start, int length) {
        for (int i = start; i < start + length; i++) {
            out.appendCodePoint(text[i]);
        }
    }
}
