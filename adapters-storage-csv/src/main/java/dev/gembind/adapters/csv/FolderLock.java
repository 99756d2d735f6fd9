package dev.gembind.adapters.csv;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps everybody else out of a data folder.
 *
 * <p>The file {@code LOCK} is opened once, never read and never deleted: closing any handle of it in this process would
 * silently drop the lock, and deleting it would let another process lock a new file of that name. Who holds it stands in
 * {@code LOCK-INFO.csv}.
 */
final class FolderLock implements AutoCloseable {
    static final String LOST = "the file LOCK was deleted or replaced, so another process may use the data folder";

    private static final String LOCK = "LOCK";
    private static final String INFO = "LOCK-INFO.csv";
    private static final String PROPERTY = "gembind.csv.open:";

    private final String property;
    private final Path file;
    private final @Nullable Object identity;
    private final FileChannel channel;
    private final FileLock lock;

    private FolderLock(String property, Path file, FileChannel channel, FileLock lock) throws IOException {
        this.property = property;
        this.file = file;
        this.identity = identity(file);
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Locks the folder.
     *
     * @throws FolderInUseException if this process or another one has it open
     */
    static FolderLock acquire(Path folder, Instant now) throws IOException {
        String property = PROPERTY + folder.toRealPath();
        // Within the process the file lock cannot be asked, since the asking handle would drop it when closed. System
        // properties are the one register that all class loaders share.
        if (System.getProperties().putIfAbsent(property, "open") != null) {
            throw inUse(folder, "this process");
        }
        try {
            return acquire(folder, property, now);
        } catch (IOException | RuntimeException e) {
            System.clearProperty(property);
            throw e;
        }
    }

    private static FolderLock acquire(Path folder, String property, Instant now) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve(LOCK),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                FolderModes.privateFile(FolderModes.isPosix(folder)));
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(folder, holder(folder));
            }
            writeInfo(folder, now);
            return new FolderLock(property, folder.resolve(LOCK), channel, lock);
        } catch (IOException | RuntimeException e) {
            channel.close(); // and with it the lock: a full disk must not keep the folder locked
            throw e;
        }
    }

    /**
     * Tells whether the locked file is still the one in the folder. When somebody deleted or replaced it, another process
     * can lock the folder too.
     */
    boolean isInPlace() {
        try {
            return Objects.equals(identity, identity(file));
        } catch (IOException e) {
            return false;
        }
    }

    /** Asks the folder, not the file: a handle on it, once closed, would take the lock along. */
    private static @Nullable Object identity(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            lock.release();
        } finally {
            System.clearProperty(property);
        }
    }

    private static FolderInUseException inUse(Path folder, String holder) {
        return new FolderInUseException("the data folder " + folder + " is in use by " + holder);
    }

    private static void writeInfo(Path folder, Instant now) throws IOException {
        ByteSink out = new ByteSink();
        CsvEncoder.record(out, List.of("process", "since"));
        CsvEncoder.record(out, List.of(Long.toString(ProcessHandle.current().pid()), now.toString()));
        Path temporary = folder.resolve(INFO + FileNames.TEMPORARY);
        Files.deleteIfExists(temporary);
        boolean posix = FolderModes.isPosix(folder);
        Files.createFile(temporary, FolderModes.privateFile(posix));
        Files.write(temporary, out.toBytes());
        Files.move(temporary, folder.resolve(INFO), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String holder(Path folder) {
        @Nullable String line = null;
        try {
            List<String> lines = Files.readAllLines(folder.resolve(INFO), StandardCharsets.UTF_8);
            line = lines.size() < 2 ? null : lines.get(1);
        } catch (IOException e) {
            line = null; // the holder is about to write it, or runs under another account
        }
        if (line == null || line.indexOf(',') < 0) {
            return "another process";
        }
        int comma = line.indexOf(',');
        return "process " + line.substring(0, comma) + " since " + line.substring(comma + 1);
    }
}
