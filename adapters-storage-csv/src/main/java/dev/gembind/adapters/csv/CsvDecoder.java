package dev.gembind.adapters.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link CsvEncoder} wrote and refuses everything else. Decodes one line, given without its line feed. Works on
 * the bytes, since every byte of a store passes here when it is opened; commas and quotes are never part of another
 * character in UTF-8.
 */
final class CsvDecoder {
    private static final int USUAL_CELLS = 12;

    private final byte[] bytes;
    private final int to;
    private int at;

    /** Of the cell that was passed last: whether it is not all ASCII, or holds what needs a closer look. */
    private boolean wide;

    private boolean special;

    private CsvDecoder(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.to = to;
    }

    static List<@Nullable String> record(byte[] bytes, int from, int to) throws MalformedException {
        CsvDecoder decoder = new CsvDecoder(bytes, from, to);
        List<@Nullable String> cells = new ArrayList<>(USUAL_CELLS);
        cells.add(decoder.cell());
        while (decoder.at < to) {
            decoder.at++; // cell() stops only at a comma or at the end
            cells.add(decoder.cell());
        }
        return cells;
    }

    /** Reads the first cell alone; the rest of the line is only checked to be UTF-8. */
    static @Nullable String firstCell(byte[] bytes, int from, int to) throws MalformedException {
        CsvDecoder decoder = new CsvDecoder(bytes, from, to);
        String cell = decoder.cell();
        for (int i = decoder.at; i < to; i++) {
            if (bytes[i] < 0) {
                String unused = utf8(bytes, i, to);
                return cell;
            }
        }
        return cell;
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

    private @Nullable String cell() throws MalformedException {
        if (at == to || bytes[at] == ',') {
            return null;
        }
        wide = false;
        special = false;
        return bytes[at] == '"' ? quoted() : bare();
    }

    private String bare() throws MalformedException {
        int start = at;
        while (at < to && bytes[at] != ',') {
            if (bytes[at] == '"') {
                throw new MalformedException("a quote inside an unquoted cell");
            }
            pass(bytes[at]);
        }
        String raw = text(start, at);
        return special ? unescape(raw) : raw;
    }

    private String quoted() throws MalformedException {
        int start = ++at;
        boolean doubled = false;
        while (at < to && (bytes[at] != '"' || isDoubled())) {
            if (bytes[at] == '"') {
                doubled = true;
                at++;
            }
            pass(bytes[at]);
        }
        if (at >= to) {
            throw new MalformedException("a quoted cell that does not end");
        }
        String raw = text(start, at);
        at++;
        if (at < to && bytes[at] != ',') {
            throw new MalformedException("text after a closing quote");
        }
        String single = doubled ? raw.replace("\"\"", "\"") : raw;
        return special ? unescape(single) : single;
    }

    private boolean isDoubled() {
        return at + 1 < to && bytes[at + 1] == '"';
    }

    private void pass(byte b) {
        wide |= b < 0;
        special |= b == '\\' || (b >= 0 && isRawControl((char) b));
        at++;
    }

    private String text(int from, int end) throws MalformedException {
        return wide ? utf8(bytes, from, end) : new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
    }

    private static String utf8(byte[] bytes, int from, int to) throws MalformedException {
        try { // a fresh decoder reports bad bytes instead of replacing them
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("bytes that are not UTF-8");
        }
    }

    private static String unescape(String raw) throws MalformedException {
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
