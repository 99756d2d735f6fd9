package dev.gembind.adapters.csv;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Folders of the file system. */
final class RealArchiveDisk implements ArchiveDisk {
    @Override
    public void makeFolder(Path folder) throws IOException {
        FolderModes.makePrivateFolder(folder);
    }

    @Override
    public void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (FileSystemException | UnsupportedOperationException e) {
            copy(from, to, Files.size(from)); // another file system, or one without links
        }
    }

    @Override
    public void copy(Path from, Path to, long length) throws IOException {
        try (FileChannel in = FileChannel.open(from, READ);
                FileChannel out = create(to)) {
            long at = 0;
            while (at < length) {
                long moved = in.transferTo(at, length - at, out);
                if (moved <= 0) {
                    throw new EOFException(from + " ends after " + at + " of " + length + " bytes");
                }
                at += moved;
            }
            out.force(true);
        }
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel out = create(file)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void force(Path folder) throws IOException {
        new RealDisk(folder).fsyncDir();
    }

    @Override
    public void delete(Path path) throws IOException {
        List<Path> all;
        try (Stream<Path> tree = Files.walk(path)) {
            all = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : all) {
            Files.delete(one);
        }
    }

    private static FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, Set.of(CREATE_NEW, WRITE), FolderModes.privateFile(FolderModes.isPosix(file)));
    }
}
