package dev.gembind.adapters.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Reads a journal segment group by group and stops at the first byte that does not belong to a whole, linked group. */
final class SegmentReader {
    private final byte[] bytes;
    private final SegmentHeader header;
    private final LineCursor cursor;
    private final Map<StoredTable, byte[]> tableNames = new LinkedHashMap<>();
    private final int bodyStart;
    private JournalPosition position;
    private int validLength;
    private boolean lastIsWatermark;
    private @Nullable StoredTable lastTable;
    private byte[] lastName = {};

    SegmentReader(byte[] bytes, Catalog catalog) throws IOException {
        this.bytes = bytes;
        this.cursor = new LineCursor(bytes);
        for (StoredTable table : catalog.tables()) {
            tableNames.put(table, table.spec().name().getBytes(StandardCharsets.ISO_8859_1));
        }
        ByteLines lines = new ByteLines(bytes, 0);
        this.header = SegmentHeader.read(bytes, lines, catalog);
        this.position = header.before();
        this.bodyStart = lines.next();
        this.validLength = bodyStart;
    }

    SegmentHeader header() {
        return header;
    }

    /** Returns where the first group begins. */
    int bodyStart() {
        return bodyStart;
    }

    /** Hands every whole group to the sink. */
    void readGroups(GroupSink sink) throws IOException {
        List<JournalRow> rows = new ArrayList<>();
        ByteLines lines = new ByteLines(bytes, bodyStart);
        CRC32C crc = chainStart(position.chain());
        while (lines.advanceToText()) {
            CommitLine commit = CommitLine.parse(cursor, lines.start(), lines.end());
            if (commit == null) {
                JournalRow row = row(lines.start(), lines.end());
                if (row == null) {
                    return;
                }
                rows.add(row);
                crc.update(bytes, lines.start(), lines.next() - lines.start());
            } else {
                crc.update(bytes, lines.start(), chainedLength(lines));
                if (!follows(commit, rows.size(), (int) crc.getValue())) {
                    return;
                }
                accept(commit, rows, sink);
                validLength = lines.next();
                crc = chainStart(position.chain());
            }
        }
    }

    JournalPosition position() {
        return position;
    }

    /** Returns how many bytes from the start are good. */
    int validLength() {
        return validLength;
    }

    boolean isWhole() {
        for (int i = validLength; i < bytes.length; i++) {
            if (bytes[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    boolean lastIsWatermark() {
        return lastIsWatermark;
    }

    /**
     * Tells whether something behind the good part proves that the first missing group was durable: then the bytes
     * were damaged, and are not the remains of a write that never finished.
     */
    boolean tailProvesDamage() {
        long missing = position.seq() + 1;
        List<Integer> starts = new ArrayList<>();
        ByteLines lines = new ByteLines(bytes, validLength);
        while (lines.advanceToText()) {
            starts.add(lines.start());
            CommitLine commit = CommitLine.parse(cursor, lines.start(), lines.end());
            if (commit != null && commit.durableSeq() >= missing && isSelfConsistent(commit, starts, lines)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSelfConsistent(CommitLine commit, List<Integer> starts, ByteLines lines) {
        if (commit.rows() < 0 || commit.rows() >= starts.size()) {
            return false;
        }
        CRC32C crc = chainStart(commit.previousChain());
        int from = starts.get(starts.size() - 1 - (int) commit.rows());
        crc.update(bytes, from, lines.start() - from + chainedLength(lines));
        return (int) crc.getValue() == commit.chain();
    }

    private boolean follows(CommitLine commit, int rows, int chain) {
        return commit.seq() == position.seq() + 1
                && commit.rows() == rows
                && commit.durableSeq() < commit.seq()
                && commit.previousChain() == position.chain()
                && commit.chain() == chain;
    }

    private void accept(CommitLine commit, List<JournalRow> rows, GroupSink sink) throws IOException {
        for (JournalRow row : rows) {
            sink.row(commit.seq(), row);
        }
        lastIsWatermark = rows.isEmpty();
        rows.clear();
        position = new JournalPosition(commit.seq(), commit.chain());
    }

    private @Nullable JournalRow row(int from, int to) {
        cursor.start(from, to);
        long seq = cursor.number();
        int operation = cursor.letter();
        if (seq != position.seq() + 1 || (operation != 'P' && operation != 'D')) {
            return null;
        }
        StoredTable table = passTable();
        return table == null ? null : new JournalRow(table, operation == 'P', bytes, cursor.at(), to);
    }

    private @Nullable StoredTable passTable() {
        if (lastTable != null && cursor.passes(lastName)) {
            return lastTable;
        }
        for (Map.Entry<StoredTable, byte[]> table : tableNames.entrySet()) {
            if (cursor.passes(table.getValue())) {
                lastTable = table.getKey();
                lastName = table.getValue();
                return lastTable;
            }
        }
        return null;
    }

    private static int chainedLength(ByteLines lines) {
        return lines.end() - lines.start() - Checksums.HEX_LENGTH - 1;
    }

    private static CRC32C chainStart(int chain) {
        CRC32C crc = new CRC32C();
        crc.update(Checksums.hex(chain).getBytes(StandardCharsets.ISO_8859_1));
        return crc;
    }
}
