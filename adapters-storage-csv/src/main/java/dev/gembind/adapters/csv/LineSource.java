package dev.gembind.adapters.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** The lines of a file too large to hold, with the checksum of all that was read. */
final class LineSource implements Closeable {
    private static final int CHUNK = 1 << 16;
    private static final int MAX_LINE = 1 << 27;

    private final InputStream in;
    private final CRC32C crc = new CRC32C();
    private byte[] buffer = new byte[CHUNK];
    private long offset;
    private int filled;
    private int start;
    private int end;
    private int next;

    LineSource(InputStream in) {
        this.in = in;
    }

    /** Moves to the next line. A file whose last line has no line feed is malformed. */
    boolean advance() throws IOException {
        int at = next;
        while (true) {
            while (at < filled && buffer[at] != '\n') {
                at++;
            }
            if (at < filled) {
                start = next;
                end = at;
                next = at + 1;
                return true;
            }
            at -= next;
            if (!fill()) {
                return false;
            }
        }
    }

    byte[] bytes() {
        return buffer;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Returns the place of the current line in the file. */
    long offset() {
        return offset + start;
    }

    /** Returns the length of the file, once it is read to its end. */
    long length() {
        return offset + filled;
    }

    int crc() {
        return (int) crc.getValue();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, next, buffer, 0, filled - next);
        offset += next;
        filled -= next;
        next = 0;
        if (filled == buffer.length) {
            if (filled >= MAX_LINE) {
                throw new MalformedException("a line of more than " + MAX_LINE + " bytes");
            }
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            if (filled > 0) {
                throw new MalformedException("the last line is cut off");
            }
            return false;
        }
        crc.update(buffer, filled, read);
        filled += read;
        return true;
    }
}
