package dev.gembind.adapters.csv;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The journal segment being written. Its length counts durable bytes only. */
final class Segment implements Closeable {
    private final SegmentName name;
    private final DiskFile file;
    private long length;

    Segment(SegmentName name, DiskFile file, long length) {
        this.name = name;
        this.file = file;
        this.length = length;
    }

    SegmentName name() {
        return name;
    }

    long length() {
        return length;
    }

    /** Writes behind the durable part. */
    void write(ByteBuffer bytes) throws IOException {
        file.append(bytes);
    }

    /** Makes what was written durable. */
    void force(int written) throws IOException {
        file.fsync();
        length += written;
    }

    /** Takes a write back that failed half-way. */
    void cutBack() throws IOException {
        file.truncate(length);
        file.fsync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
