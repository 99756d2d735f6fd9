package dev.gembind.adapters.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV that other programs wrote: with or without a byte order mark, any line ending, a comma, semicolon or tab
 * between cells, quoted cells over several lines. Quotes that do not match are an error, never a guess.
 */
final class ForeignCsv {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private final char separator;
    private final List<Row> rows = new ArrayList<>();
    private int at;
    private long line = 1;

    private ForeignCsv(String text) {
        this.text = text;
        this.separator = separatorOf(text);
    }

    /** A record and the number of the line it begins on. */
    record Row(long line, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }

        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    static List<Row> read(byte[] bytes) throws MalformedException {
        ForeignCsv reader = new ForeignCsv(decode(bytes));
        while (reader.at < reader.text.length()) {
            reader.row();
        }
        return reader.rows;
    }

    private static String decode(byte[] bytes) throws MalformedException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? text : text.substring(1);
        } catch (CharacterCodingException e) {
            throw new MalformedException("the file is not UTF-8");
        }
    }

    /** The header decides: of the three candidates the one it holds most often. */
    private static char separatorOf(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        String header = text.substring(0, end);
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private void row() throws MalformedException {
        long start = line;
        List<String> cells = new ArrayList<>();
        cells.add(cell());
        while (at < text.length() && text.charAt(at) == separator) {
            at++;
            cells.add(cell());
        }
        endOfLine();
        Row row = new Row(start, cells);
        if (!row.isBlank()) {
            rows.add(row);
        }
    }

    private String cell() throws MalformedException {
        return at < text.length() && text.charAt(at) == '"' ? quoted() : bare();
    }

    private String bare() throws MalformedException {
        int start = at;
        while (at < text.length() && !isEnd(text.charAt(at))) {
            if (text.charAt(at) == '"') {
                throw new MalformedException("line " + line + ": a quote inside an unquoted cell");
            }
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() throws MalformedException {
        long start = line;
        StringBuilder cell = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                line += c == '\n' ? 1 : 0;
                cell.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                cell.append('"');
                at++;
            } else if (at == text.length() || isEnd(text.charAt(at))) {
                return cell.toString();
            } else {
                throw new MalformedException("line " + line + ": text after a closing quote");
            }
        }
        throw new MalformedException("line " + start + ": a quoted cell that does not end");
    }

    private boolean isEnd(char c) {
        return c == separator || c == '\n' || c == '\r';
    }

    private void endOfLine() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
            if (at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
        } else if (at < text.length()) {
            at++;
        }
        line++;
    }
}
