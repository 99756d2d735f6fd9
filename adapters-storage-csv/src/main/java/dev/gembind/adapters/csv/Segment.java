package dev.gembind.adapters.csv;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal segment being written. Its length counts durable bytes only; behind them it is filled with line feeds, so that
 * most batches are forced without a change of the file's length.
 */
final class Segment implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Segment.class);

    /** Fills as much as was written, between these parts of a full segment: a small storage stays small. */
    private static final int LARGEST_FILL_PART = 8;

    private static final int SMALLEST_FILL_PART = 1024;

    private final SegmentName name;
    private final DiskFile file;
    private final long fullBytes;
    private long length;
    private long filled;
    private boolean unsure;

    /**
     * @param fullBytes the length at which it is sealed
     */
    Segment(SegmentName name, DiskFile file, long length, long fullBytes) {
        this.name = name;
        this.file = file;
        this.length = length;
        this.filled = length;
        this.fullBytes = fullBytes;
    }

    SegmentName name() {
        return name;
    }

    long length() {
        return length;
    }

    /** Writes behind the durable part. */
    void write(ByteBuffer bytes) throws IOException {
        long end = length + bytes.remaining();
        if (end > filled) {
            fillBehind(end);
        }
        file.append(bytes);
    }

    /** Makes what was written durable. */
    void force(int written) throws IOException {
        unsure = true;
        file.fsync();
        unsure = false;
        length += written;
    }

    /** Takes a write back that failed half-way. */
    void cutBack() throws IOException {
        cut();
        file.fsync();
    }

    /**
     * Cuts off what it was filled with, durably: a cut that was not forced can leave anything there, which in a segment that is
     * not the last one would be damage.
     */
    void seal() throws IOException {
        if (filled > length) {
            cutBack();
        }
    }

    /** Closes it; where a force failed, everything is left for the next start to judge. */
    @Override
    public void close() throws IOException {
        try (file) {
            if (!unsure) {
                seal();
            }
        }
    }

    /** On a disk that is nearly full it goes without, and gives the room back. */
    private void fillBehind(long end) throws IOException {
        long more = Math.min(Math.max(length, fullBytes / SMALLEST_FILL_PART), fullBytes / LARGEST_FILL_PART);
        filled = end + more;
        try {
            file.fill(filled);
        } catch (IOException e) {
            LOG.debug("no room to fill {} to {} bytes", name.file(), filled, e);
            cut();
        }
    }

    private void cut() throws IOException {
        file.truncate(length);
        filled = length;
    }
}
