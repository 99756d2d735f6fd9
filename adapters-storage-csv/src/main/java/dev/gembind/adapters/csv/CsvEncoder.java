package dev.gembind.adapters.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes cells as RFC 4180 says, with one difference that makes every record exactly one line: line breaks, tabs, NUL
 * and the backslash are written as {@code \n \r \t \0 \\}.
 *
 * <p>A cell that a spreadsheet would take for a formula (it starts, or goes on after a separator, with
 * {@code = + - @} or their full-width forms) gets a backslash there. Absent is an empty cell, the empty text is
 * {@code ""}. All of it is undone by {@link CsvDecoder}.
 */
final class CsvEncoder {
    private CsvEncoder() {}

    /**
     * Appends one record and its line feed.
     *
     * @throws IllegalArgumentException if a cell holds half of a surrogate pair, which UTF-8 cannot carry
     */
    static void record(ByteSink out, List<? extends @Nullable String> cells) {
        int start = out.size();
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.put(',');
            }
            cell(out, cells.get(i));
        }
        if (out.size() == start) {
            throw new IllegalArgumentException("a record of one absent cell would be a blank line");
        }
        out.put('\n');
    }

    static void cell(ByteSink out, @Nullable String text) {
        if (text == null) {
            return;
        }
        if (isPlain(text)) {
            out.putAscii(text);
            return;
        }
        boolean quoted = needsQuotes(text);
        if (quoted) {
            out.put('"');
        }
        char before = ',';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isFormulaStart(c) && isCellBreak(before)) {
                out.put('\\');
            }
            if (c < 0x80) {
                ascii(out, c);
            } else if (Character.isSurrogate(c)) {
                supplementary(out, text, i++);
            } else {
                basic(out, c);
            }
            before = c;
        }
        if (quoted) {
            out.put('"');
        }
    }

    /** Tells whether a text is written as it is: most are ASCII words that need nothing done to them. */
    static boolean isPlain(String text) {
        int length = text.length();
        if (length == 0 || isFormulaStart(text.charAt(0))) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x80 || c == ',' || c == ';' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    static boolean isFormulaStart(char c) {
        return switch (c) {
            case '=', '+', '-', '@', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20' -> true;
            default -> false;
        };
    }

    private static boolean isCellBreak(char c) {
        return c == ',' || c == ';' || c == '\t';
    }

    private static boolean needsQuotes(String text) {
        return text.isEmpty()
                || text.indexOf(',') >= 0
                || text.indexOf('"') >= 0
                || text.charAt(0) == ' '
                || text.charAt(text.length() - 1) == ' ';
    }

    private static void ascii(ByteSink out, char c) {
        switch (c) {
            case '"' -> escaped(out, '"', '"');
            case '\\' -> escaped(out, '\\', '\\');
            case '\n' -> escaped(out, '\\', 'n');
            case '\r' -> escaped(out, '\\', 'r');
            case '\t' -> escaped(out, '\\', 't');
            case '\0' -> escaped(out, '\\', '0');
            default -> out.put(c);
        }
    }

    private static void escaped(ByteSink out, char first, char second) {
        out.put(first);
        out.put(second);
    }

    private static void basic(ByteSink out, char c) {
        if (c < 0x800) {
            out.put(0xC0 | (c >> 6));
        } else {
            out.put(0xE0 | (c >> 12));
            out.put(0x80 | ((c >> 6) & 0x3F));
        }
        out.put(0x80 | (c & 0x3F));
    }

    private static void supplementary(ByteSink out, String text, int at) {
        int point = text.codePointAt(at);
        if (!Character.isSupplementaryCodePoint(point)) {
            throw new IllegalArgumentException("text holds half of a surrogate pair at " + at);
        }
        out.put(0xF0 | (point >> 18));
        out.put(0x80 | ((point >> 12) & 0x3F));
        out.put(0x80 | ((point >> 6) & 0x3F));
        out.put(0x80 | (point & 0x3F));
    }
}
