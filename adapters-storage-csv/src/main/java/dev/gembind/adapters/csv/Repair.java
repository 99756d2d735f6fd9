package dev.gembind.adapters.csv;

import dev.gembind.core.storage.StorageCorruptException;
import dev.gembind.core.storage.StorageException.Outcome;
import dev.gembind.core.storage.StorageUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a damaged store usable again by giving up what stands behind the damage. Nothing but this does so, and only when
 * whoever asks for it names the last transaction that is to be kept. What was there is kept beside the repaired store.
 */
public final class Repair {
    private static final Logger LOG = LoggerFactory.getLogger(Repair.class);

    private final Path folder;
    private final InstantSource clock;
    private final ArchiveDisk disk;
    private final Supplier<Catalog> newCatalog;

    /**
     * @param folder the data folder
     * @param clock tells when the damaged store was set aside
     */
    public Repair(Path folder, InstantSource clock) {
        this(folder, clock, new RealArchiveDisk(), () -> new CsvTables(1).catalog());
    }

    Repair(Path folder, InstantSource clock, ArchiveDisk disk, Supplier<Catalog> newCatalog) {
        this.folder = folder;
        this.clock = clock;
        this.disk = disk;
        this.newCatalog = newCatalog;
    }

    /**
     * Tells what a repair would keep and lose. Changes nothing.
     *
     * @throws FolderInUseException if a server, or anybody else, has the data folder open
     * @throws RepairRefusedException if the store needs no repair
     * @throws StorageCorruptException if nothing can be kept
     * @throws StorageUnavailableException if the folder cannot be read
     */
    public RepairReport look() {
        return locked(() -> {
            RepairSurvey survey = survey();
            return survey.report(survey.plan());
        });
    }

    /**
     * Keeps everything up to a transaction, and gives up all behind it. A crash at any moment leaves the damaged store or
     * the repaired one, whole.
     *
     * @param lastKept the last transaction to keep, which must be the last one that can be kept
     * @throws FolderInUseException if a server, or anybody else, has the data folder open
     * @throws RepairRefusedException if the store needs no repair, or another transaction is the last that can be kept
     * @throws StorageCorruptException if nothing can be kept
     * @throws StorageUnavailableException if something cannot be read or written
     */
    public RepairReport acceptLossAfter(long lastKept) {
        return locked(() -> {
            RepairSurvey survey = survey();
            RepairPlan plan = survey.plan();
            if (plan.end().seq() != lastKept) {
                throw new RepairRefusedException("the last transaction that can be kept is "
                        + plan.end().seq() + ", not " + lastKept + "; nothing was changed");
            }
            RepairReport report = survey.report(plan).withKept(exchange(plan));
            LOG.warn(
                    "repaired: kept up to transaction {}, lost up to {}; what was there is kept as {}",
                    report.lastKept(),
                    report.lastSeen(),
                    report.kept());
            return report;
        });
    }

    private RepairSurvey survey() throws IOException {
        RepairSurvey survey = new RepairSurvey(new RealDisk(store()), newCatalog);
        if (survey.opens()) {
            throw new RepairRefusedException("the store in " + folder + " can be opened as it is; nothing was changed");
        }
        return survey;
    }

    private Path exchange(RepairPlan plan) throws IOException {
        String stamp = freeStamp();
        Path repaired = folder.resolve(Restore.RESTORED + stamp);
        if (Files.exists(repaired)) {
            disk.delete(repaired); // of an attempt that was cut short
        }
        copy(plan, repaired);
        List<CsvProblem> problems = new FolderVerifier(new RealDisk(repaired), newCatalog).problems();
        if (!problems.isEmpty()) {
            throw new DamageException(
                    problems.get(0).file(),
                    problems.get(0).place(),
                    problems.get(0).rule());
        }
        new RestoreSwap(folder, disk).run(Restore.RESTORED + stamp, Restore.KEPT + stamp);
        return folder.resolve(Restore.KEPT + stamp);
    }

    private void copy(RepairPlan plan, Path repaired) throws IOException {
        disk.makeFolder(repaired);
        List<String> whole = new ArrayList<>(plan.manifest().fileNames());
        whole.add(plan.manifest().file());
        plan.whole().forEach(segment -> whole.add(segment.file()));
        for (String file : whole) {
            disk.copy(store().resolve(file), repaired.resolve(file), Files.size(store().resolve(file)));
        }
        RepairPlan.Cut cut = plan.cut();
        if (cut != null) {
            String file = cut.segment().file();
            disk.copy(store().resolve(file), repaired.resolve(file), cut.length());
        }
        ByteSink end = new ByteSink();
        new SegmentHeader(plan.end(), plan.manifest().storeId(), clock.millis())
                .write(end, newCatalog.get().tables());
        disk.write(repaired.resolve(new SegmentName(plan.end().seq() + 1, 0).file()), end.toBytes());
        disk.force(repaired);
        disk.force(folder);
    }

    private Path store() {
        return folder.resolve(CsvEngine.STORE);
    }

    private String freeStamp() {
        String stamp = BackupFiles.stamp(clock.instant());
        String free = stamp;
        for (int i = 2; Files.exists(folder.resolve(Restore.KEPT + free)); i++) {
            free = stamp + '-' + i;
        }
        return free;
    }

    private RepairReport locked(Work work) {
        if (!Files.isDirectory(store())) {
            throw new RepairRefusedException("there is no store in " + folder);
        }
        try (FolderLock lock = FolderLock.acquire(folder, clock.instant())) {
            LOG.debug("locked {} for a look: {}", folder, lock.isInPlace());
            new RestoreSwap(folder, disk).finish();
            return work.run();
        } catch (DamageException | MalformedException e) {
            throw new StorageCorruptException(
                    Outcome.NOT_COMMITTED,
                    "the store in " + folder + " cannot be repaired; restore a backup: " + e.getMessage(),
                    e);
        } catch (IOException e) {
            throw new StorageUnavailableException(
                    Outcome.NOT_COMMITTED, "the store in " + folder + " cannot be repaired: " + e, e);
        }
    }

    /** What is done while the folder is locked. */
    @FunctionalInterface
    private interface Work {
        RepairReport run() throws IOException;
    }
}
