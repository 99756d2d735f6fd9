package dev.gembind.adapters.csv;

import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of backups. Each backup is a folder of its own with a whole store in it, which appears in one step when it is
 * complete. One process at a time makes, checks or removes backups on a shelf; the others are refused.
 */
public final class BackupShelf {
    private static final Logger LOG = LoggerFactory.getLogger(BackupShelf.class);

    private final Path folder;
    private final InstantSource clock;
    private final BackupFiles files;

    /**
     * @param folder where the backups are; made when the first one is
     * @param clock dates them
     */
    public BackupShelf(Path folder, InstantSource clock) {
        this(folder, clock, new RealArchiveDisk());
    }

    BackupShelf(Path folder, InstantSource clock, ArchiveDisk disk) {
        this.folder = folder;
        this.clock = clock;
        this.files = new BackupFiles(folder, disk);
    }

    /**
     * Makes a backup. It is not checked yet.
     *
     * @throws FolderInUseException if another process works on the shelf
     * @throws dev.gembind.core.storage.StorageException if the backup cannot be written; nothing is left of it then
     */
    public Backup create(BackupSource source) {
        return locked(() -> {
            Backup made = files.create(source, clock.instant());
            LOG.info("made backup {} at transaction {}, {} bytes", made.name(), made.transaction(), made.bytes());
            return made;
        });
    }

    /** Returns every backup, the newest first; those that were cut off are not among them. */
    public List<Backup> list() {
        return unlocked(files::list);
    }

    /** Finds a backup by its name. */
    public Optional<Backup> find(String name) {
        return list().stream().filter(backup -> backup.name().equals(name)).findFirst();
    }

    /** Finds the newest backup that was checked and is good. */
    public Optional<Backup> newestVerified() {
        return list().stream().filter(Backup::isVerified).findFirst();
    }

    /**
     * Checks a backup: that its files are those that were written, that they link up, and that the rules between rows hold.
     * What was found is kept with it.
     *
     * @return everything that does not hold; empty when it is good
     * @throws FolderInUseException if another process works on the shelf
     */
    public List<CsvProblem> verify(Backup backup) {
        return locked(() -> {
            List<CsvProblem> problems = BackupFiles.problems(backup.folder());
            files.note(backup, BackupCheck.of(problems, clock.instant()));
            problems.forEach(problem ->
                    LOG.error("backup {}, {}, {}: {}", backup.name(), problem.file(), problem.place(), problem.rule()));
            return problems;
        });
    }

    /**
     * Removes the backups that need not be kept any more.
     *
     * @return what was removed, oldest first
     * @throws FolderInUseException if another process works on the shelf
     */
    public List<Backup> prune(BackupRetention retention) {
        return locked(() -> {
            List<Backup> surplus = retention.surplus(files.list(), clock.instant());
            for (Backup backup : surplus) {
                files.remove(backup);
                LOG.info("removed backup {}", backup.name());
            }
            return surplus;
        });
    }

    private <T> T locked(Callable<T> work) {
        return unlocked(() -> {
            FolderModes.makePrivateFolder(folder);
            FolderLock lock = FolderLock.acquire(folder, clock.instant());
            try {
                return work.call();
            } finally {
                lock.close();
            }
        });
    }

    // every failure that is not a GembindException is one of reading or writing files
    private <T> T unlocked(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (IOException e) {
            throw new StorageUnavailableException(
                    Outcome.NOT_COMMITTED, "the backups in " + folder + " cannot be read or written: " + e, e);
        } catch (Exception e) {
            throw new IllegalStateException("only files are touched here", e);
        }
    }
}
