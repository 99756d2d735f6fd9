package dev.gembind.adapters.csv;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Rewrites a journal so that its checksums fit whatever it holds: to the engine this is a reader that checks nothing. */
final class JournalForger {
    private final byte[] bytes;
    private final ByteSink out = new ByteSink();
    private final ByteSink group = new ByteSink();
    private int chain;
    private long seq;
    private int rows;

    private JournalForger(byte[] bytes, JournalPosition before) {
        this.bytes = bytes;
        this.chain = before.chain();
        this.seq = before.seq();
    }

    /** A reader that does not check checksums. */
    static byte[] withFittingChecksums(byte[] bytes, SegmentReader reader) {
        return new JournalForger(bytes, reader.header().before()).forge(reader.bodyStart(), false);
    }

    /** A reader that takes rows without a commit line for a whole transaction. */
    static byte[] withInventedCommit(byte[] bytes, SegmentReader reader) {
        return new JournalForger(bytes, reader.position()).forge(reader.validLength(), true);
    }

    private byte[] forge(int from, boolean closeTail) {
        out.put(bytes, 0, from);
        ByteLines lines = new ByteLines(bytes, from);
        LineCursor cursor = new LineCursor(bytes);
        boolean fits = true;
        while (fits && lines.advanceToText()) {
            CommitLine commit = CommitLine.parse(cursor, lines.start(), lines.end());
            if (commit == null) {
                group.put(bytes, lines.start(), lines.next() - lines.start());
                rows++;
            } else {
                fits = commit.seq() == seq + 1 && commit.rows() == rows;
                if (fits) { // all but the two checksums stays as it is
                    group.put(bytes, lines.start(), lines.end() - lines.start() - 2 * Checksums.HEX_LENGTH - 1);
                    close();
                }
            }
        }
        if (closeTail && rows > 0) {
            group.putAscii((seq + 1) + ",C," + rows + ",0," + seq + ',');
            close();
        }
        return out.toBytes();
    }

    private void close() {
        seq++;
        group.putHex(chain);
        CRC32C crc = new CRC32C();
        crc.update(Checksums.hex(chain).getBytes(StandardCharsets.ISO_8859_1));
        crc.update(group.asBuffer());
        chain = (int) crc.getValue();
        group.put(',');
        group.putHex(chain);
        group.put('\n');
        out.put(group.toBytes());
        group.cutTo(0);
        rows = 0;
    }
}
