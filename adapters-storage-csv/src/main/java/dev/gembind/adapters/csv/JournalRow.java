package dev.gembind.adapters.csv;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One row line of a journal group, still as bytes: a slice of the array the segment was read into. Rows are ordered by
 * the bytes of their key, which is the order of table files.
 */
final class JournalRow implements Comparable<JournalRow> {
    private final StoredTable table;
    private final boolean put;
    private final byte[] bytes;
    private final int from;
    private final int to;
    private int keyEnd = -1;

    JournalRow(StoredTable table, boolean put, byte[] bytes, int from, int to) {
        this.table = table;
        this.put = put;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    StoredTable table() {
        return table;
    }

    /** True for a new row image, false for a deletion. */
    boolean put() {
        return put;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the cells of the row begin. */
    int from() {
        return from;
    }

    /** Where the line ends. */
    int to() {
        return to;
    }

    String key() throws MalformedException {
        String key = CsvDecoder.firstCell(bytes, from, to);
        if (key == null) {
            throw new MalformedException("a row without a key");
        }
        return key;
    }

    /** Compares this row's key, as it is written, with one that stands elsewhere. */
    int compareKey(byte[] other, int otherFrom, int otherTo) {
        return Arrays.compareUnsigned(bytes, from, keyEnd(), other, otherFrom, otherTo);
    }

    @Override
    public int compareTo(JournalRow other) {
        return compareKey(other.bytes, other.from, other.keyEnd());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JournalRow row && compareTo(row) == 0;
    }

    @Override
    public int hashCode() {
        return Checksums.of(bytes, from, keyEnd());
    }

    private int keyEnd() {
        if (keyEnd < 0) {
            keyEnd = CsvDecoder.firstCellEnd(bytes, from, to);
        }
        return keyEnd;
    }
}
