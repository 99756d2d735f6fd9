package dev.gembind.adapters.csv;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a table file line by line and checks, at its end, that it is the file the manifest speaks of. */
final class TableReader implements Closeable {
    private final TableFile file;
    private final LineSource lines;
    private long rows;

    TableReader(Disk disk, TableFile file, TableSpec spec) throws IOException {
        this.file = file;
        this.lines = new LineSource(disk.read(file.file()));
        NewerStoreException.refuseLater("table " + file.table(), Integer.toString(file.version()), spec.version());
        if (!spec.knows(file.version())) {
            throw new MalformedException("table " + file.table() + " has version " + file.version()
                    + ", this program knows " + spec.version());
        }
        if (!lines.advance() || !spec.knows(cells())) {
            throw new MalformedException("the header row does not name the columns this program knows");
        }
    }

    /** Moves to the next row; at the end of the file, checks the whole. */
    boolean advance() throws IOException {
        if (lines.advance()) {
            rows++;
            return true;
        }
        if (rows != file.rows() || lines.length() != file.bytes() || lines.crc() != file.crc()) {
            throw new MalformedException("the file is not the one the manifest names: its checksum or length differs");
        }
        return false;
    }

    List<@Nullable String> cells() throws MalformedException {
        return CsvDecoder.record(lines.bytes(), lines.start(), lines.end());
    }

    /** Returns a copy of the row's line, without its line feed. */
    byte[] row() {
        return Arrays.copyOfRange(lines.bytes(), lines.start(), lines.end());
    }

    int keyEnd() {
        return CsvDecoder.firstCellEnd(lines.bytes(), lines.start(), lines.end());
    }

    byte[] bytes() {
        return lines.bytes();
    }

    int from() {
        return lines.start();
    }

    int to() {
        return lines.end();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
