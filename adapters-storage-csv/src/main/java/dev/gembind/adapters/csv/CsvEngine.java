package dev.gembind.adapters.csv;

import dev.gembind.core.storage.StorageCorruptException;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running engine on a real folder: the lock, the threads, and the order of opening and closing. */
final class CsvEngine implements AutoCloseable {
    static final String STORE = "store";
    private static final Logger LOG = LoggerFactory.getLogger(CsvEngine.class);
    private static final long SEGMENT_BYTES = 64L << 20;
    private static final int BATCH_BYTES = 1 << 20;
    private static final long CHECKPOINT_WAIT_SECONDS = 30;
    private static final int STORE_ID_BYTES = 8;

    private final FolderLock lock;
    private final Health health;
    private final ExecutorService checkpoints;
    private final Pace pace = Pace.real();
    private final JournalWriter journal;
    private final CommitThread commits;
    private final CsvTransactor transactor;
    private final Path store;
    private final Catalog catalog;
    private final InstantSource clock;
    private final AtomicBoolean closed = new AtomicBoolean();

    private CsvEngine(FolderLock lock, CsvConfig config, EngineContext context, OpenStore store) {
        this.lock = lock;
        this.health = context.health();
        this.checkpoints = new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "gembind-csv-checkpoint");
            thread.setDaemon(true);
            return thread;
        });
        this.store = config.folder().resolve(STORE);
        this.catalog = context.catalog();
        this.clock = context.clock();
        FolderGuide guide = new FolderGuide(config.folder());
        this.journal = new JournalWriter(context, store, new CheckpointHost(checkpoints, pace, guide::link));
        this.commits = new CommitThread(context, journal, config.maxQueuedWrites());
        this.transactor = new CsvTransactor(context.catalog(), context.running(), commits, config.writeDeadline());
    }

    /**
     * Locks the folder, recovers it into the catalog, and starts.
     *
     * @throws StorageCorruptException if acknowledged data is damaged
     * @throws FolderInUseException if the folder is in use
     * @throws StorageUnavailableException if the folder cannot be read or written, or is on a network file system
     */
    static CsvEngine open(CsvConfig config, Catalog catalog, Outside outside) {
        Path folder = config.folder();
        try {
            FolderModes.makePrivateFolder(folder);
            if (!config.allowNetworkFolder()) {
                NetworkFolder.refuse(folder, outside.types());
            }
            MemoryFolder.warn(folder, outside.types());
            FolderLock lock = FolderLock.acquire(folder, outside.clock().instant());
            try {
                new RestoreSwap(folder, new RealArchiveDisk()).finish();
                CsvEngine engine = recover(config, catalog, outside, lock);
                engine.commits.start();
                return engine;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (DamageException | MalformedException e) {
            throw new StorageCorruptException(
                    Outcome.NOT_COMMITTED, "the store in " + folder + " is damaged: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new StorageUnavailableException(
                    Outcome.NOT_COMMITTED, "the data folder " + folder + " cannot be used: " + e, e);
        }
    }

    private static CsvEngine recover(CsvConfig config, Catalog catalog, Outside outside, FolderLock lock)
            throws IOException {
        Path store = config.folder().resolve(STORE);
        boolean fresh = !Files.exists(store);
        FolderModes.makePrivateFolder(store);
        RealDisk disk = new RealDisk(store);
        if (fresh) {
            new RealDisk(config.folder()).fsyncDir();
        }
        new FolderGuide(config.folder()).writeText();
        catalog.readFrom(disk);
        InstantSource clock = outside.clock();
        OpenStore open = new Recovery(disk, catalog, clock, () -> newStoreId(outside.random())).run();
        EngineSettings settings =
                new EngineSettings(BATCH_BYTES, SEGMENT_BYTES, config.checkpointBytes(), config.minFreeBytes());
        EngineContext context =
                new EngineContext(disk, catalog, clock, settings, new RunningBodies(), new Health(), lock::isInPlace);
        return new CsvEngine(lock, config, context, open);
    }

    CsvTransactor transactor() {
        return transactor;
    }

    Optional<String> problem() {
        return health.problem();
    }

    /**
     * Puts everything durable into a new store folder. Runs where checkpoints run, so that none deletes a file meanwhile.
     *
     * @return why writing is impossible, if it is
     */
    Optional<String> backUpTo(Path target) {
        try {
            return checkpoints.submit(() -> copyTo(target)).get();
        } catch (RejectedExecutionException e) {
            throw new StorageUnavailableException(Outcome.NOT_COMMITTED, "the storage is closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageUnavailableException(Outcome.NOT_COMMITTED, "the backup was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StorageException known
                    ? known
                    : new StorageUnavailableException(
                            Outcome.NOT_COMMITTED, "the backup " + target + " cannot be written: " + e.getCause(), e);
        }
    }

    private Optional<String> copyTo(Path target) throws IOException {
        BackupPoint point = commits.backupPoint();
        new BackupCopy(new RealArchiveDisk(), store, catalog).write(point, target, clock.millis());
        return Optional.ofNullable(point.problem());
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        commits.close();
        transactor.close();
        checkpoints.shutdown();
        pace.hurry();
        if (!checkpointsEnded()) {
            LOG.warn("closed while a checkpoint still runs; the folder stays locked until this process ends");
            return;
        }
        try (lock;
                journal) {
            LOG.info("closed");
        } catch (IOException e) {
            LOG.warn("closing the journal failed; everything acknowledged is durable", e);
        }
    }

    private boolean checkpointsEnded() {
        try {
            return checkpoints.awaitTermination(CHECKPOINT_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String newStoreId(RandomGenerator random) {
        byte[] id = new byte[STORE_ID_BYTES];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
