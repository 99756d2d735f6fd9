package dev.gembind.core.prompts;

import java.lang.Character.UnicodeScript;

/** Cuts text at the borders of what a reader takes for one character, and thins out floods of combining marks. */
final class Graphemes {
    /** Marks of any script on one base: Hebrew, Thai and Burmese spelling need up to four. */
    private static final int MAX_MARKS = 4;

    /** Marks that belong to no script (accents, strokes): stacks of more than two are decoration. */
    private static final int MAX_ACCENTS = 2;

    private Graphemes() {}

    /** Returns as many whole characters as fit into the given number of code points, without blanks at the ends. */
    static String fit(int[] text, int maxCodePoints) {
        StringBuilder out = new StringBuilder(text.length);
        int used = 0;
        for (int i = 0; i < text.length; ) {
            int base = Math.max(1, EmojiSequences.lengthAt(text, i));
            int end = markRunEnd(text, i + base);
            String cluster = isMark(text[i]) || text[i] == ' ' ? bare(text[i]) : cluster(text, i, base, end);
            used += cluster.codePointCount(0, cluster.length());
            if (used > maxCodePoints) {
                break;
            }
            out.append(cluster);
            i = end;
        }
        return out.toString().strip();
    }

    /** A mark without a base would sit on whatever text is shown before it; so would one on a blank. */
    private static String bare(int cp) {
        return cp == ' ' ? " " : "";
    }

    private static String cluster(int[] text, int start, int base, int end) {
        StringBuilder cluster = new StringBuilder();
        TextHygiene.append(cluster, text, start, base);
        int marks = 0;
        int accents = 0;
        for (int i = start + base; i < end; i++) {
            boolean accent = UnicodeScript.of(text[i]) == UnicodeScript.INHERITED;
            if (marks < MAX_MARKS && !(accent && accents == MAX_ACCENTS)) {
                cluster.appendCodePoint(text[i]);
                marks++;
                accents += accent ? 1 : 0;
            }
        }
        return cluster.toString();
    }

    private static int markRunEnd(int[] text, int start) {
        int end = start;
        while (end < text.length && isMark(text[end])) {
            end++;
        }
        return end;
    }

    private static boolean isMark(int cp) {
        return switch (Character.getType(cp)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT -> true;
            default -> false;
        };
    }
}
