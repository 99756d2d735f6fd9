package dev.gembind.adapters.csv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * A file behind a channel. Only the engine's own threads come here: an interrupt during an operation would close the
 * channel, and those threads are never interrupted.
 */
final class RealDiskFile implements DiskFile {
    private static final int MAX_FILL = 1 << 20;

    private final FileChannel channel;

    RealDiskFile(FileChannel channel) {
        this.channel = channel;
    }

    @Override
    public void append(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void fill(long length) throws IOException {
        long at = channel.size();
        if (at >= length) {
            return;
        }
        byte[] lineFeeds = new byte[(int) Math.min(length - at, MAX_FILL)];
        Arrays.fill(lineFeeds, (byte) '\n');
        while (at < length) {
            at += channel.write(ByteBuffer.wrap(lineFeeds, 0, (int) Math.min(length - at, lineFeeds.length)), at);
        }
    }

    @Override
    public void truncate(long length) throws IOException {
        channel.truncate(length);
        channel.position(length);
    }

    @Override
    public void fsync() throws IOException {
        channel.force(false); // fdatasync: it covers the length, and nobody reads the times
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
