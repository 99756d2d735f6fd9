package dev.gembind.adapters.csv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a manifest: what it is, one line per table file, and a last line with their count and checksum. */
final class ManifestFormat {
    private static final String MAGIC = "gembind-manifest";
    private static final String VERSION = "1";
    private static final int FIRST_CELLS = 5;
    private static final int FILE_CELLS = 7;
    private static final int LAST_CELLS = 3;

    private ManifestFormat() {}

    static byte[] encode(Manifest manifest) {
        ByteSink out = new ByteSink();
        CsvEncoder.record(
                out,
                List.of(
                        MAGIC,
                        VERSION,
                        Long.toString(manifest.position().seq()),
                        Checksums.hex(manifest.position().chain()),
                        manifest.storeId()));
        for (TableFile file : manifest.files()) {
            CsvEncoder.record(
                    out,
                    List.of(
                            "file",
                            file.table(),
                            Integer.toString(file.version()),
                            file.file(),
                            Long.toString(file.rows()),
                            Long.toString(file.bytes()),
                            Checksums.hex(file.crc())));
        }
        out.putAscii("end," + manifest.files().size() + ',');
        out.putHex(out.crcFrom(0));
        out.put('\n');
        return out.toBytes();
    }

    static Manifest decode(byte[] bytes) throws MalformedException {
        List<List<@Nullable String>> lines = new ArrayList<>();
        ByteLines cursor = new ByteLines(bytes, 0);
        while (cursor.advance()) {
            lines.add(CsvDecoder.record(bytes, cursor.start(), cursor.end()));
        }
        try {
            checkEnd(bytes, cursor, lines);
            return manifest(lines);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("a cell of the manifest makes no sense");
        }
    }

    private static void checkEnd(byte[] bytes, ByteLines cursor, List<List<@Nullable String>> lines)
            throws MalformedException {
        List<@Nullable String> last = lines.isEmpty() ? List.of() : lines.get(lines.size() - 1);
        if (lines.size() < 2 || cursor.next() != bytes.length || last.size() != LAST_CELLS) {
            throw new MalformedException("the manifest is cut off");
        }
        int crc = Checksums.of(bytes, 0, cursor.end() - Checksums.HEX_LENGTH);
        if (Cells.number(last, 1) != lines.size() - 2 || Checksums.parse(Cells.text(last, 2)) != crc) {
            throw new MalformedException("the checksum of the manifest is wrong");
        }
    }

    private static Manifest manifest(List<List<@Nullable String>> lines) throws MalformedException {
        List<@Nullable String> first = lines.get(0);
        if (first.size() != FIRST_CELLS || !MAGIC.equals(first.get(0))) {
            throw new MalformedException("this is no manifest");
        }
        NewerStoreException.refuseLater("a manifest", String.valueOf(first.get(1)), Integer.parseInt(VERSION));
        if (!VERSION.equals(first.get(1))) {
            throw new MalformedException("format version " + first.get(1) + " is not known to this program");
        }
        JournalPosition position = new JournalPosition(Cells.number(first, 2), Checksums.parse(Cells.text(first, 3)));
        List<TableFile> files = new ArrayList<>();
        for (List<@Nullable String> line : lines.subList(1, lines.size() - 1)) {
            files.add(file(line));
        }
        return new Manifest(position, Cells.text(first, 4), files);
    }

    private static TableFile file(List<@Nullable String> cells) throws MalformedException {
        if (cells.size() != FILE_CELLS || !"file".equals(cells.get(0))) {
            throw new MalformedException("an unknown line in the manifest");
        }
        return new TableFile(
                Cells.text(cells, 1),
                Math.toIntExact(Cells.number(cells, 2)),
                Cells.text(cells, 3),
                Cells.number(cells, 4),
                Cells.number(cells, 5),
                Checksums.parse(Cells.text(cells, 6)));
    }
}
