package dev.gembind.adapters.csv;

import dev.gembind.core.storage.StorageCorruptException;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import dev.gembind.core.storage.Transactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Storage in a folder of CSV files. One process opens a folder at a time. Thread-safe.
 *
 * <p>A write returns when it is forced to the device; whatever happens to the process or the power after that, the next
 * {@link #open} finds it. What cannot be read safely is never guessed at: opening then fails and names file and place.
 */
public final class CsvStorage implements AutoCloseable {
    private final CsvEngine engine;

    private CsvStorage(CsvEngine engine) {
        this.engine = engine;
    }

    /**
     * Opens a folder, making it when it is missing, and recovers what the last process left.
     *
     * @param clock gives the times noted in the journal; nothing depends on their order
     * @param random makes the id of a new store
     * @throws StorageCorruptException if acknowledged data is damaged
     * @throws StorageUnavailableException if the folder is in use, or cannot be read or written
     */
    public static CsvStorage open(CsvConfig config, InstantSource clock, RandomGenerator random) {
        Catalog catalog = new Catalog();
        return new CsvStorage(CsvEngine.open(config, catalog, clock, random));
    }

    /**
     * Checks a data folder without changing it; it may be in use.
     *
     * @return what does not hold; empty when all is well, or when there is no store
     * @throws StorageUnavailableException if the folder cannot be read
     */
    public static List<CsvProblem> verify(Path folder) {
        Path store = folder.resolve(CsvEngine.STORE);
        if (!Files.isDirectory(store)) {
            return List.of();
        }
        try {
            return new FolderVerifier(new RealDisk(store), Catalog::new).problems();
        } catch (IOException e) {
            throw new StorageUnavailableException(Outcome.NOT_COMMITTED, "the folder " + store + " cannot be read", e);
        }
    }

    /** Returns the way to read and change what is stored. */
    public Transactor transactor() {
        return engine.transactor();
    }

    /** Returns why writing is impossible at the moment; empty when all is well. */
    public Optional<String> problem() {
        return engine.problem();
    }

    /** Finishes the writes that are waiting, and closes. Later calls do nothing. */
    @Override
    public void close() {
        engine.close();
    }
}
