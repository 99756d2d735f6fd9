package dev.gembind.app.stores;

import dev.gembind.adapters.csv.ArchiveStorage;
import dev.gembind.adapters.csv.CsvConfig;
import dev.gembind.adapters.csv.CsvStorage;
import dev.gembind.adapters.jdbc.JdbcStorage;
import dev.gembind.app.config.DatabaseConfig;
import dev.gembind.core.transfer.MovableStorage;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Storages by their URL: {@code csv:FOLDER}, or a JDBC URL. */
public final class StoreUrls {
    private static final String CSV = "csv:";
    private static final String JDBC = "jdbc:";

    private final DatabaseConfig database;
    private final InstantSource clock;
    private final SecureRandom random;

    /** @param database who connects to databases */
    public StoreUrls(DatabaseConfig database, InstantSource clock, SecureRandom random) {
        this.database = database;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A storage that is open to be read from or copied into.
     *
     * @param movable everything in it
     * @param closing closes it
     */
    public record Opened(MovableStorage movable, Runnable closing) implements AutoCloseable {
        @Override
        public void close() {
            closing.run();
        }
    }

    /**
     * Opens a storage to be read; a folder is held meanwhile, and no file in it changes.
     *
     * @throws IllegalArgumentException if the URL is none of a storage
     * @throws dev.gembind.adapters.csv.FolderInUseException if the folder is in use
     * @throws dev.gembind.core.storage.StorageException if the storage cannot be read
     */
    public Opened read(String url) {
        if (url.startsWith(CSV)) {
            ArchiveStorage storage = ArchiveStorage.hold(folder(url), clock);
            return new Opened(storage.movable(), storage::close);
        }
        return jdbc(url);
    }

    /**
     * Opens a storage to be written, making it when it is missing.
     *
     * @throws IllegalArgumentException if the URL is none of a storage
     * @throws dev.gembind.adapters.csv.FolderInUseException if the folder is in use
     * @throws dev.gembind.core.storage.StorageException if the storage cannot be opened
     */
    public Opened write(String url) {
        if (url.startsWith(CSV)) {
            CsvStorage storage = CsvStorage.open(CsvConfig.in(folder(url)), clock, random);
            return new Opened(storage.movable(), storage::close);
        }
        return jdbc(url);
    }

    /** Returns the configuration of a store that a backup is written to, wherever that is. */
    static CsvConfig csvConfig(Path folder) {
        CsvConfig usual = CsvConfig.in(folder);
        return new CsvConfig(
                folder,
                usual.writeDeadline(),
                usual.maxQueuedWrites(),
                usual.checkpointBytes(),
                usual.minFreeBytes(),
                usual.auditRowsInMemory(),
                true); // a backup that a network disk loses is missed by its check; nothing was acknowledged for it
    }

    private Opened jdbc(String url) {
        if (!url.startsWith(JDBC)) {
            throw new IllegalArgumentException("a storage is csv:FOLDER or a JDBC URL, but this is " + url);
        }
        JdbcStorage storage = JdbcStorage.open(Databases.config(url, database), random);
        return new Opened(storage.movable(), storage::close);
    }

    private static Path folder(String url) {
        return Path.of(url.substring(CSV.length()));
    }
}
