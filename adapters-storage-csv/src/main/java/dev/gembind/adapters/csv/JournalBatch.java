package dev.gembind.adapters.csv;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journal lines of the transactions that will be forced together. Each is a group: its row lines, then a commit
 * line that counts them, names the last transaction known to be durable, and closes the checksum chain.
 */
final class JournalBatch {
    private static final int USUAL_CAPACITY = 4 << 20;

    private final ByteSink bytes = new ByteSink();
    private JournalPosition position = JournalPosition.START;
    private long durableSeq;
    private long utcMillis;
    private int groupStart;
    private int rows;
    private int rowsInLastGroup;

    /** Starts anew behind what is durable. */
    void begin(JournalPosition durable, long nowMillis) {
        bytes.cutTo(0);
        bytes.shrinkTo(USUAL_CAPACITY);
        position = durable;
        durableSeq = durable.seq();
        utcMillis =
                Math.max(0, nowMillis); // of a clock that is wrong by decades; a commit line has no place for a sign
        startGroup();
    }

    /** Adds a row, and returns a copy of its line without what stands before the cells and the line feed. */
    byte[] put(String table, List<? extends @Nullable String> cells) {
        int start = bytes.size();
        try {
            prefix(",P,");
            bytes.putAscii(table);
            bytes.put(',');
            int record = bytes.size();
            CsvEncoder.record(bytes, cells);
            rows++;
            return bytes.copy(record, bytes.size() - 1);
        } catch (IllegalArgumentException e) {
            bytes.cutTo(start);
            throw e;
        }
    }

    void delete(String table, String key) {
        prefix(",D,");
        bytes.putAscii(table);
        bytes.put(',');
        CsvEncoder.cell(bytes, key);
        bytes.put('\n');
        rows++;
    }

    /** Closes the group. */
    void commit() {
        prefix(",C,");
        bytes.putNumber(rows);
        bytes.put(',');
        bytes.putNumber(utcMillis);
        bytes.put(',');
        bytes.putNumber(durableSeq);
        bytes.put(',');
        bytes.putHex(position.chain());
        int chain = bytes.crc(position.chain(), groupStart);
        bytes.put(',');
        bytes.putHex(chain);
        bytes.put('\n');
        position = new JournalPosition(position.seq() + 1, chain);
        rowsInLastGroup = rows;
        startGroup();
    }

    /**
     * Adds an empty group, which says that all before it is durable. The blank line in front keeps a damaged line feed
     * from gluing this line to the last commit line and spoiling both.
     */
    void watermark() {
        bytes.put('\n');
        startGroup();
        commit();
    }

    /** Drops the lines of the open group. */
    void rollBack() {
        bytes.cutTo(groupStart);
        rows = 0;
    }

    int rows() {
        return rows;
    }

    int rowsInLastGroup() {
        return rowsInLastGroup;
    }

    int size() {
        return bytes.size();
    }

    JournalPosition position() {
        return position;
    }

    byte[] toBytes() {
        return bytes.toBytes();
    }

    ByteBuffer asBuffer() {
        return bytes.asBuffer();
    }

    private void startGroup() {
        groupStart = bytes.size();
        rows = 0;
    }

    private void prefix(String operation) {
        bytes.putNumber(position.seq() + 1);
        bytes.putAscii(operation);
    }
}
