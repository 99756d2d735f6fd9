package dev.gembind.adapters.csv;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Writes a table file under a name nobody refers to yet; the manifest that will name it is what publishes it.
 */
final class TableWriter implements Closeable {
    private static final int CHUNK = 1 << 18;
    private static final long FORCE_EVERY = 4L << 20;

    private final TableSpec spec;
    private final String name;
    private final DiskFile file;
    private final Pace pace;
    private final ByteSink buffer = new ByteSink();
    private final CRC32C crc = new CRC32C();
    private long rows;
    private long length;
    private long unforced;

    TableWriter(Disk disk, TableSpec spec, String name, Pace pace) throws IOException {
        this.spec = spec;
        this.name = name;
        this.pace = pace;
        this.file = disk.create(name);
        CsvEncoder.record(buffer, spec.columns());
    }

    /** Adds a row that is encoded already. */
    void row(byte[] bytes, int from, int to) throws IOException {
        buffer.put(bytes, from, to - from);
        buffer.put('\n');
        rows++;
        if (buffer.size() >= CHUNK) {
            flush();
        }
    }

    /** Writes the rest and forces it. */
    TableFile finish() throws IOException {
        flush();
        file.fsync();
        return new TableFile(spec.name(), spec.version(), name, rows, length, (int) crc.getValue());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void flush() throws IOException {
        ByteBuffer bytes = buffer.asBuffer();
        crc.update(bytes.duplicate());
        length += buffer.size();
        unforced += buffer.size();
        file.append(bytes);
        buffer.cutTo(0);
        if (unforced >= FORCE_EVERY) { // small forces in between keep the last one, and commits beside it, short
            file.fsync();
            unforced = 0;
        }
        pace.rest();
    }
}
