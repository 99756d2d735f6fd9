package dev.gembind.adapters.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first lines of a journal segment: what it continues, and the columns of each table. Every line ends with the
 * CRC32C of what stands before its last cell.
 *
 * @param before the place the segment starts behind
 * @param storeId which storage it belongs to
 * @param utcMillis when it was made
 */
record SegmentHeader(JournalPosition before, String storeId, long utcMillis) {
    static final String MAGIC = "gembind-journal";
    static final String VERSION = "1";
    private static final int CELLS = 9;

    void write(ByteSink out, Collection<StoredTable> tables) {
        line(
                out,
                List.of(
                        "H",
                        MAGIC,
                        VERSION,
                        Long.toString(before.seq() + 1),
                        Checksums.hex(before.chain()),
                        storeId,
                        Long.toString(utcMillis),
                        Integer.toString(tables.size())));
        for (StoredTable table : tables) {
            TableSpec spec = table.spec();
            List<String> cells = new ArrayList<>(List.of("S", spec.name(), Integer.toString(spec.version())));
            cells.addAll(spec.columns());
            line(out, cells);
        }
    }

    /** Reads the header and leaves the cursor on its last line. */
    static SegmentHeader read(byte[] bytes, ByteLines lines, Catalog catalog) throws IOException {
        if (!lines.advance()) {
            throw new MalformedException("the header line is missing");
        }
        List<@Nullable String> first = checkedCells(bytes, lines);
        SegmentHeader header = parse(first);
        for (long tables = Cells.number(first, 7); tables > 0; tables--) {
            if (!lines.advance()) {
                throw new MalformedException("the header is cut off");
            }
            checkTable(checkedCells(bytes, lines), catalog);
        }
        return header;
    }

    private static SegmentHeader parse(List<@Nullable String> cells) throws MalformedException {
        if (cells.size() != CELLS || !"H".equals(cells.get(0)) || !MAGIC.equals(cells.get(1))) {
            throw new MalformedException("this is no journal segment");
        }
        NewerStoreException.refuseLater("a journal", String.valueOf(cells.get(2)), Integer.parseInt(VERSION));
        if (!VERSION.equals(cells.get(2))) {
            throw new MalformedException("format version " + cells.get(2) + " is not known to this program");
        }
        try {
            JournalPosition before =
                    new JournalPosition(Cells.number(cells, 3) - 1, Checksums.parse(Cells.text(cells, 4)));
            if (Cells.number(cells, 7) < 0) {
                throw new MalformedException("a header cell makes no sense");
            }
            return new SegmentHeader(before, Cells.text(cells, 5), Cells.number(cells, 6));
        } catch (IllegalArgumentException e) {
            throw new MalformedException("a header cell makes no sense");
        }
    }

    private static void checkTable(List<@Nullable String> cells, Catalog catalog) throws MalformedException {
        String name = String.valueOf(cells.get(1));
        StoredTable table = catalog.find(name);
        if (table == null) {
            throw new NewerStoreException("a table " + name);
        }
        TableSpec spec = table.spec();
        NewerStoreException.refuseLater("table " + name, String.valueOf(cells.get(2)), spec.version());
        if (!spec.knows(Math.toIntExact(Cells.number(cells, 2)))) {
            throw new MalformedException(
                    "table " + name + " has version " + cells.get(2) + ", this program knows " + spec.version());
        }
        if (!spec.knows(cells.subList(3, cells.size() - 1))) {
            throw new MalformedException("table " + name + " has other columns than this program knows");
        }
    }

    private static void line(ByteSink out, List<String> cells) {
        int start = out.size();
        CsvEncoder.record(out, cells);
        out.cutTo(out.size() - 1);
        int crc = out.crcFrom(start);
        out.put(',');
        out.putHex(crc);
        out.put('\n');
    }

    private static List<@Nullable String> checkedCells(byte[] bytes, ByteLines lines) throws MalformedException {
        List<@Nullable String> cells = CsvDecoder.record(bytes, lines.start(), lines.end());
        int end = lines.end() - Checksums.HEX_LENGTH - 1;
        if (cells.size() < 3
                || end < lines.start()
                || !Checksums.hex(Checksums.of(bytes, lines.start(), end)).equals(cells.get(cells.size() - 1))) {
            throw new MalformedException("the checksum of a header line is wrong");
        }
        return cells;
    }
}
