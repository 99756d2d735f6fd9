package dev.gembind.adapters.csv;

import dev.gembind.core.storage.StorageCorruptException;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts a backup in the place of the store in a data folder. The store that was there is kept beside it. A crash at any
 * moment leaves the one or the other, whole.
 */
public final class Restore {
    static final String RESTORED = "store.restore-";
    static final String KEPT = "store.before-";

    private final Path folder;
    private final InstantSource clock;
    private final ArchiveDisk disk;

    /**
     * @param folder the data folder; made when missing
     * @param clock tells when the earlier store was set aside
     */
    public Restore(Path folder, InstantSource clock) {
        this(folder, clock, new RealArchiveDisk());
    }

    Restore(Path folder, InstantSource clock, ArchiveDisk disk) {
        this.folder = folder;
        this.clock = clock;
        this.disk = disk;
    }

    /** Tells whether a backup reaches from before a point to behind it, so that the point can be restored. */
    public static boolean reaches(Path backup, RestorePoint point) {
        try {
            Disk store = new RealDisk(backup.resolve(CsvEngine.STORE));
            return RestorePlan.find(store, new CsvTables(1).catalog(), point).isPresent();
        } catch (IOException e) {
            return false; // one that cannot be read reaches nothing
        }
    }

    /**
     * Restores a backup: checks it, copies it, checks the copy, and exchanges the stores.
     *
     * @param backup the folder of a backup
     * @param point up to where
     * @throws FolderInUseException if a server, or anybody else, has the data folder open
     * @throws NewerBackupException if the backup was made by a newer program
     * @throws StorageCorruptException if the backup is damaged
     * @throws RestoreRefusedException if the backup does not reach the point
     * @throws StorageUnavailableException if something cannot be read or written
     */
    public RestoreReport run(Path backup, RestorePoint point) {
        try {
            requireGood(backup.toString(), BackupFiles.problems(backup));
            FolderModes.makePrivateFolder(folder);
            FolderLock lock = FolderLock.acquire(folder, clock.instant());
            try {
                return exchange(backup, point);
            } finally {
                lock.close();
            }
        } catch (DamageException | MalformedException e) {
            throw new StorageCorruptException(
                    Outcome.NOT_COMMITTED, "the backup " + backup + " is damaged: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new StorageUnavailableException(
                    Outcome.NOT_COMMITTED, "the backup " + backup + " cannot be restored to " + folder + ": " + e, e);
        }
    }

    private RestoreReport exchange(Path backup, RestorePoint point) throws IOException {
        RestoreSwap swap = new RestoreSwap(folder, disk);
        swap.finish();
        removeUnfinished();
        Catalog catalog = new CsvTables(1).catalog();
        Path source = backup.resolve(CsvEngine.STORE);
        RestorePlan plan = RestorePlan.find(new RealDisk(source), catalog, point)
                .orElseThrow(() -> new RestoreRefusedException(
                        "the backup " + backup + " does not reach the asked point; another one may"));
        String stamp = freeStamp(clock.instant());
        Path restored = folder.resolve(RESTORED + stamp);
        copy(plan, source, restored);
        requireGood(
                restored.toString(),
                new FolderVerifier(new RealDisk(restored), () -> new CsvTables(1).catalog()).problems());
        boolean earlier = Files.exists(folder.resolve(CsvEngine.STORE));
        swap.run(RESTORED + stamp, KEPT + stamp);
        return new RestoreReport(plan.transaction(), earlier ? folder.resolve(KEPT + stamp) : null);
    }

    private void copy(RestorePlan plan, Path source, Path restored) throws IOException {
        disk.makeFolder(restored);
        for (String file : plan.whole()) {
            disk.copy(source.resolve(file), restored.resolve(file), Files.size(source.resolve(file)));
        }
        String last = plan.last().file();
        disk.copy(source.resolve(last), restored.resolve(last), plan.lastLength());
        disk.force(restored);
        disk.force(folder);
    }

    private void removeUnfinished() throws IOException {
        List<Path> unfinished;
        try (Stream<Path> all = Files.list(folder)) {
            unfinished = all.filter(path -> path.getFileName().toString().startsWith(RESTORED))
                    .toList();
        }
        for (Path path : unfinished) {
            disk.delete(path);
        }
    }

    private String freeStamp(Instant now) {
        String stamp = BackupFiles.stamp(now);
        String free = stamp;
        for (int i = 2; Files.exists(folder.resolve(KEPT + free)); i++) {
            free = stamp + '-' + i;
        }
        return free;
    }

    private static void requireGood(String what, List<CsvProblem> problems) {
        if (!problems.isEmpty()) {
            CsvProblem first = problems.get(0);
            throw new StorageCorruptException(
                    Outcome.NOT_COMMITTED,
                    what + " is damaged: " + first.file() + ", " + first.place() + ": " + first.rule(),
                    null);
        }
    }
}
