package dev.gembind.adapters.csv;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder of the file system. */
final class RealDisk implements Disk {
    private final Path folder;
    private final boolean posix;
    private volatile @Nullable FileStore store;

    RealDisk(Path folder) {
        this.folder = folder;
        this.posix = FolderModes.isPosix(folder);
    }

    @Override
    public List<String> list() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Override
    public InputStream read(String name) throws IOException {
        return Files.newInputStream(folder.resolve(name));
    }

    @Override
    public byte[] readAll(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name)); // at once in its length; a stream needs twice the memory
    }

    @Override
    public DiskFile create(String name) throws IOException {
        Path file = folder.resolve(name);
        return new RealDiskFile(FileChannel.open(file, Set.of(CREATE_NEW, WRITE), FolderModes.privateFile(posix)));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(folder.resolve(from), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.delete(folder.resolve(name));
    }

    @Override
    public void fsyncDir() throws IOException {
        if (!posix) {
            return; // a folder cannot be opened there, and the file system orders names itself
        }
        try (FileChannel channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }

    @Override
    public long usableSpace() throws IOException {
        FileStore known = store;
        if (known == null) {
            known = Files.getFileStore(folder); // walks the table of mounts, so once is enough
            store = known;
        }
        return known.getUsableSpace();
    }
}
