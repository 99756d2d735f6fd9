package dev.gembind.adapters.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** A disk that passes everything on; a mutant overrides the one operation it gets wrong. */
class WrappedDisk implements Disk {
    private final Disk disk;

    WrappedDisk(Disk disk) {
        this.disk = disk;
    }

    @Override
    public List<String> list() throws IOException {
        return disk.list();
    }

    @Override
    public InputStream read(String name) throws IOException {
        return disk.read(name);
    }

    @Override
    public DiskFile create(String name) throws IOException {
        return disk.create(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        disk.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        disk.delete(name);
    }

    @Override
    public void fsyncDir() throws IOException {
        disk.fsyncDir();
    }

    @Override
    public long usableSpace() throws IOException {
        return disk.usableSpace();
    }

    /** A file that passes everything on. */
    static class WrappedFile implements DiskFile {
        private final DiskFile file;

        WrappedFile(DiskFile file) {
            this.file = file;
        }

        @Override
        public void append(ByteBuffer bytes) throws IOException {
            file.append(bytes);
        }

        @Override
        public void fill(long length) throws IOException {
            file.fill(length);
        }

        @Override
        public void truncate(long length) throws IOException {
            file.truncate(length);
        }

        @Override
        public void fsync() throws IOException {
            file.fsync();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
