package dev.gembind.adapters.csv;

/** One row line of a journal group, still as bytes: a slice of the array the segment was read into. */
final class JournalRow {
    private final String table;
    private final boolean put;
    private final byte[] bytes;
    private final int from;
    private final int to;

    JournalRow(String table, boolean put, byte[] bytes, int from, int to) {
        this.table = table;
        this.put = put;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    String table() {
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
}
