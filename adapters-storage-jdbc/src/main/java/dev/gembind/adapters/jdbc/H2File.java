package dev.gembind.adapters.jdbc;

import dev.gembind.core.storage.NetworkFileSystems;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The file of an H2 database, held for one storage. H2 itself keeps other processes out, but inside a process it would share
 * the database, and two storages would each think they are the only writer.
 */
final class H2File implements AutoCloseable {
    private static final String PREFIX = "jdbc:h2:";
    private static final String FILE = "file:";
    private static final String HOME = "~/";
    private static final String LOCK = ".gembind.lock";
    private static final String DRAFT = ".draft";
    private static final String SUFFIX = ".mv.db"; // H2 adds it to every name

    private final Path database;
    private final String files;
    private final FileChannel channel;
    private final FileLock lock;

    private H2File(Path database, String files, FileChannel channel, FileLock lock) {
        this.database = database;
        this.files = files;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * What a file of H2 takes from outside.
     *
     * @param files which kind of files H2 opens, by the first word of their path
     * @param types tells file systems apart
     */
    record Outside(String files, Types types) {
        static final Outside REAL =
                new Outside(FILE, folder -> Files.getFileStore(folder).type());
    }

    /** Tells of which type the file system of a folder is. */
    @FunctionalInterface
    interface Types {
        String of(Path folder) throws IOException;
    }

    /**
     * Takes the file of a URL for one storage, making its folder when it is missing.
     *
     * @throws IllegalArgumentException if the URL is not one of a file, or has settings
     * @throws StorageUnavailableException if the file is in use, or its folder cannot be used, or is on a network file system
     */
    static H2File hold(JdbcConfig config) {
        return hold(config, Outside.REAL);
    }

    static H2File hold(JdbcConfig config, Outside outside) {
        Path database = path(config.url());
        try {
            makeFolder(folder(database));
            if (!config.traits().contains(JdbcConfig.Trait.NETWORK_FOLDER)) {
                NetworkFileSystems.refuse(outside.types().of(folder(database)), "the folder of " + database);
            }
            // never deleted: another process would lock a new file of the same name
            FileChannel channel = FileChannel.open(
                    database.resolveSibling(database.getFileName() + LOCK),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            return new H2File(database, outside.files(), channel, lock(database, channel));
        } catch (IOException e) {
            throw new StorageUnavailableException(
                    Outcome.NOT_COMMITTED, "the folder of " + database + " cannot be used", e);
        }
    }

    /** Returns the file itself; it is missing as long as no database was made. */
    Path path() {
        return fileOf(database);
    }

    /** Returns where a database can be made or changed until it replaces this one. */
    H2File draft() {
        return new H2File(database.resolveSibling(database.getFileName() + DRAFT), files, channel, lock);
    }

    /** Returns the URL with the settings that make the database what this adapter needs. */
    String url(JdbcConfig config) {
        return PREFIX + files + database
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE" // ON CONFLICT DO NOTHING, and names as they are written
                + ";DB_CLOSE_ON_EXIT=FALSE" // whoever opened the storage closes it
                + ";MAX_COMPACT_TIME=0" // tidying up while it closes has left a file that could not be opened
                + ";LOCK_TIMEOUT=" + config.lockTimeout().toMillis()
                + ";QUERY_TIMEOUT=" + config.statementTimeout().toMillis();
    }

    /** Makes the names of new files durable, which forcing the files themselves does not. */
    void forceFolder() {
        try (FileChannel folder = FileChannel.open(folder(database), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            throw new StorageUnavailableException(
                    Outcome.NOT_COMMITTED, "the folder of " + database + " cannot be forced to the device", e);
        }
    }

    @Override
    public void close() {
        try (channel) {
            if (lock.isValid()) {
                lock.release();
            }
        } catch (IOException e) {
            throw new StorageUnavailableException(Outcome.NOT_COMMITTED, "the lock of " + database + " is stuck", e);
        }
    }

    private static FileLock lock(Path database, FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw inUse(database, e);
        }
        channel.close();
        throw inUse(database, null);
    }

    private static StorageUnavailableException inUse(Path database, @Nullable Exception cause) {
        return new StorageUnavailableException(Outcome.NOT_COMMITTED, "the database " + database + " is in use", cause);
    }

    private static Path path(String url) {
        if (!url.startsWith(PREFIX)) {
            throw new IllegalArgumentException("url must begin with jdbc:postgresql: or jdbc:h2:");
        }
        String path = url.substring(PREFIX.length());
        if (path.startsWith(FILE)) {
            path = path.substring(FILE.length());
        }
        if (path.indexOf(';') >= 0 || path.indexOf(':') >= 0 || path.isBlank()) {
            throw new IllegalArgumentException(
                    "url must be jdbc:h2:file:PATH without settings, so that nothing weakens what is promised");
        }
        if (path.startsWith(HOME)) {
            path = Path.of(System.getProperty("user.home"), path.substring(HOME.length()))
                    .toString();
        }
        return Path.of(path).toAbsolutePath().normalize();
    }

    private static Path fileOf(Path database) {
        return database.resolveSibling(database.getFileName() + SUFFIX);
    }

    private static Path folder(Path database) {
        return Objects.requireNonNull(database.getParent(), "an absolute path to a file has a folder");
    }

    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }
}
