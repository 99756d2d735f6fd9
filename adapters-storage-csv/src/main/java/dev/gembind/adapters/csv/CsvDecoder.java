package dev.gembind.adapters.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link CsvEncoder} wrote and refuses everything else. Decodes one line, given without its line feed. */
final class CsvDecoder {
    private final String line;
    private int at;

    private CsvDecoder(String line) {
        this.line = line;
    }

    static List<@Nullable String> record(byte[] bytes, int from, int to) throws MalformedException {
        CsvDecoder decoder = new CsvDecoder(text(bytes, from, to));
        List<@Nullable String> cells = new ArrayList<>();
        cells.add(decoder.cell());
        while (decoder.at < decoder.line.length()) {
            decoder.at++; // cell() stops only at a comma or at the end
            cells.add(decoder.cell());
        }
        return cells;
    }

    /** Reads the first cell alone; the rest of the line is only checked to be UTF-8. */
    static @Nullable String firstCell(byte[] bytes, int from, int to) throws MalformedException {
        return new CsvDecoder(text(bytes, from, to)).cell();
    }

    /** Returns where the first cell ends as it is written. Equal keys are written alike, since encoding leaves no choice. */
    static int firstCellEnd(byte[] bytes, int from, int to) {
        int at = from;
        boolean quoted = false;
        while (at < to && (quoted || bytes[at] != ',')) {
            quoted ^= bytes[at] == '"';
            at++;
        }
        return at;
    }

    private static String text(byte[] bytes, int from, int to) throws MalformedException {
        boolean ascii = true;
        for (int i = from; ascii && i < to; i++) {
            ascii = bytes[i] >= 0;
        }
        if (ascii) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        try { // a fresh decoder reports bad bytes instead of replacing them
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("bytes that are not UTF-8");
        }
    }

    private @Nullable String cell() throws MalformedException {
        if (at == line.length() || line.charAt(at) == ',') {
            return null;
        }
        return line.charAt(at) == '"' ? quoted() : bare();
    }

    private String bare() throws MalformedException {
        int end = line.indexOf(',', at);
        int stop = end < 0 ? line.length() : end;
        String raw = line.substring(at, stop);
        if (raw.indexOf('"') >= 0) {
            throw new MalformedException("a quote inside an unquoted cell");
        }
        at = stop;
        return unescape(raw);
    }

    private String quoted() throws MalformedException {
        int start = ++at;
        int close = line.indexOf('"', start);
        boolean doubled = false;
        while (close >= 0 && close + 1 < line.length() && line.charAt(close + 1) == '"') {
            doubled = true;
            close = line.indexOf('"', close + 2);
        }
        if (close < 0) {
            throw new MalformedException("a quoted cell that does not end");
        }
        at = close + 1;
        if (at < line.length() && line.charAt(at) != ',') {
            throw new MalformedException("text after a closing quote");
        }
        String raw = line.substring(start, close);
        return unescape(doubled ? raw.replace("\"\"", "\"") : raw);
    }

    private static String unescape(String raw) throws MalformedException {
        int first = firstSpecial(raw);
        if (first < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\\') {
                i++;
                text.append(unescaped(i < raw.length() ? raw.charAt(i) : '\n'));
            } else if (isRawControl(c)) {
                throw new MalformedException("a control character that should be escaped");
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static int firstSpecial(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '\\' || isRawControl(raw.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isRawControl(char c) {
        return c == '\0' || c == '\t' || c == '\r' || c == '\n';
    }

    private static char unescaped(char c) throws MalformedException {
        return switch (c) {
            case '\\' -> '\\';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '0' -> '\0';
            default -> {
                if (!CsvEncoder.isFormulaStart(c)) {
                    throw new MalformedException("an unknown escape");
                }
                yield c;
            }
        };
    }
}
