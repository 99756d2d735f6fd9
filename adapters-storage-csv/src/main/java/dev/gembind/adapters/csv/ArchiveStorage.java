package dev.gembind.adapters.csv;

import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.ledger.CheckpointStore;
import dev.gembind.core.payments.PaymentStores;
import dev.gembind.core.storage.ReadBody;
import dev.gembind.core.storage.StorageCorruptException;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import dev.gembind.core.storage.TransactionBody;
import dev.gembind.core.storage.Transactor;
import dev.gembind.core.transfer.MovableStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A store that is only read, such as that in a backup: no file is changed. Thread-safe. */
public final class ArchiveStorage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveStorage.class);
    private static final int ATTEMPTS = 5;

    private final CsvTables tables;
    private final Transactor transactor;
    private final @Nullable FolderLock lock;

    private ArchiveStorage(CsvTables tables, @Nullable FolderLock lock) {
        this.tables = tables;
        this.transactor = new Reading(tables.catalog());
        this.lock = lock;
    }

    /**
     * Reads the store in a folder that nobody changes, or as it is at some moment while it is read.
     *
     * @throws StorageCorruptException if acknowledged data is damaged
     * @throws StorageUnavailableException if there is no store, or it cannot be read
     */
    public static ArchiveStorage open(Path folder) {
        return new ArchiveStorage(load(folder), null);
    }

    /**
     * Reads the store in a data folder and keeps everybody else out of the folder until it is closed.
     *
     * @throws FolderInUseException if the folder is in use
     * @throws StorageCorruptException if acknowledged data is damaged
     * @throws StorageUnavailableException if there is no store, or it cannot be read
     */
    public static ArchiveStorage hold(Path folder, InstantSource clock) {
        requireStore(folder);
        try {
            FolderLock lock = FolderLock.acquire(folder, clock.instant());
            try {
                return new ArchiveStorage(load(folder), lock);
            } catch (RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /** Returns everything, to be moved to another storage or compared with it. Writing fails. */
    public MovableStorage movable() {
        return tables.movable(transactor);
    }

    /** Returns the stores that bindings need. Writing fails. */
    public BindingStores stores() {
        return tables.stores(transactor);
    }

    /** Returns the stores of gems and payments. Writing fails. */
    public PaymentStores payments() {
        return tables.paymentStores(transactor);
    }

    /** Returns the checkpoints of the ledger. Writing fails. */
    public CheckpointStore checkpoints() {
        return tables.checkpoints();
    }

    /** Lets others use the folder, if it was held. */
    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw new StorageUnavailableException(Outcome.NOT_COMMITTED, "the lock cannot be given back", e);
        }
    }

    private static CsvTables load(Path folder) {
        requireStore(folder);
        Disk disk = new RealDisk(folder.resolve(CsvEngine.STORE));
        try {
            for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
                try {
                    return load(disk);
                } catch (NoSuchFileException | DamageException e) {
                    // a checkpoint of a running storage may have replaced files meanwhile
                    LOG.debug("reading again: {}", e.getMessage());
                }
            }
            return load(disk);
        } catch (DamageException | MalformedException e) {
            throw new StorageCorruptException(
                    Outcome.NOT_COMMITTED, "the store in " + folder + " is damaged: " + e.getMessage(), e);
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static CsvTables load(Disk disk) throws IOException {
        CsvTables tables = new CsvTables(1);
        tables.catalog().readFrom(disk);
        new StoreReader(disk, tables.catalog(), StoreListing.of(disk.list(), tables.catalog())).load();
        return tables;
    }

    private static void requireStore(Path folder) {
        if (!Files.isDirectory(folder.resolve(CsvEngine.STORE))) {
            throw new StorageUnavailableException(Outcome.NOT_COMMITTED, "there is no store in " + folder, null);
        }
    }

    private static StorageUnavailableException unreadable(Path folder, IOException e) {
        return new StorageUnavailableException(
                Outcome.NOT_COMMITTED, "the store in " + folder + " cannot be read: " + e, e);
    }

    /** Reads what was loaded. */
    private record Reading(Catalog catalog) implements Transactor {
        @Override
        public <T> T write(String name, TransactionBody<T> body) {
            throw new StorageUnavailableException(Outcome.NOT_COMMITTED, "the store is open for reading only", null);
        }

        @Override
        public <T> T read(String name, ReadBody<T> body) {
            return body.run(new CsvSnapshot(new CsvScope(catalog)));
        }
    }
}
