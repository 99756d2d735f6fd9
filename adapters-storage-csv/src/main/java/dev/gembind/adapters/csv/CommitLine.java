package dev.gembind.adapters.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last line of a journal group. */
record CommitLine(long seq, int rows, long durableSeq, int previousChain, int chain) {
    private static final int CELLS = 7;

    /** Returns the line's meaning, or null when it is something else. */
    static @Nullable CommitLine parse(byte[] bytes, int from, int to) {
        if (!looksLikeOne(bytes, from, to)) {
            return null;
        }
        try {
            List<@Nullable String> cells = CsvDecoder.record(bytes, from, to);
            if (cells.size() != CELLS || !"C".equals(cells.get(1))) {
                return null;
            }
            return new CommitLine(
                    Cells.number(cells, 0),
                    Math.toIntExact(Cells.number(cells, 2)),
                    Cells.number(cells, 4),
                    Checksums.parse(Cells.text(cells, 5)),
                    Checksums.parse(Cells.text(cells, 6)));
        } catch (MalformedException | IllegalArgumentException | ArithmeticException e) {
            return null;
        }
    }

    private static boolean looksLikeOne(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at > from && at + 2 < to && bytes[at] == ',' && bytes[at + 1] == 'C' && bytes[at + 2] == ',';
    }
}
