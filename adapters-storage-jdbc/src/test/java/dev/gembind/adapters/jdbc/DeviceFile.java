package dev.gembind.adapters.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A file, and what of it is certain to be on the device. Thread-safe. */
final class DeviceFile {
    private final Path file;
    private final List<Change> unforced = new ArrayList<>();
    private byte[] forced;

    DeviceFile(Path file) throws IOException {
        this.file = file;
        this.forced = Files.readAllBytes(file);
    }

    synchronized void written(ByteBuffer from, long position) {
        ByteBuffer copy = ByteBuffer.allocate(from.remaining());
        copy.put(0, from, from.position(), from.remaining());
        unforced.add(new Change(position, copy));
    }

    synchronized void truncated(long size) {
        unforced.add(new Change(size, ByteBuffer.allocate(0)));
    }

    synchronized void forced() throws IOException {
        forced = Files.readAllBytes(file);
        unforced.clear();
    }

    /**
     * Takes back what was not forced, unless the file has another name by now.
     *
     * @param random decides what of it is there all the same, or null if nothing is
     */
    synchronized void loseUnforced(SplittableRandom random) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        Files.write(file, forced);
        if (random != null) {
            try (FileChannel target = FileChannel.open(file, StandardOpenOption.WRITE)) {
                for (Change change : unforced) {
                    change.mayReach(target, random);
                }
            }
        }
    }

    /** A write, or a truncation, which has no bytes. */
    private record Change(long position, ByteBuffer bytes) {
        private static final int SECTOR = 512;

        void mayReach(FileChannel target, SplittableRandom random) throws IOException {
            if (bytes.capacity() == 0 && random.nextBoolean()) {
                target.truncate(position);
            }
            boolean all = random.nextBoolean();
            for (int from = 0; from < bytes.capacity(); from += SECTOR) {
                if (all || random.nextBoolean()) {
                    target.write(bytes.slice(from, Math.min(SECTOR, bytes.capacity() - from)), position + from);
                }
            }
        }
    }
}
