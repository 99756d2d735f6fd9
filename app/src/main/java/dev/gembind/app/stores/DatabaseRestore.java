package dev.gembind.app.stores;

import dev.gembind.adapters.csv.ArchiveStorage;
import dev.gembind.adapters.csv.Restore;
import dev.gembind.adapters.csv.RestorePoint;
import dev.gembind.adapters.csv.RestoreReport;
import dev.gembind.core.transfer.CopyProgress;
import dev.gembind.core.transfer.MovableStorage;
import dev.gembind.core.transfer.StorageCopy;
import java.nio.file.Path;
import java.time.InstantSource;

/** Puts a backup, of whatever kind of storage, into a database. */
public final class DatabaseRestore {
    private final Path folder;
    private final InstantSource clock;
    private final CopyProgress progress;

    /**
     * @param folder where the backup is unpacked meanwhile
     * @param progress hears how far it has come
     */
    public DatabaseRestore(Path folder, InstantSource clock, CopyProgress progress) {
        this.folder = folder;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Checks a backup and copies it into an empty database.
     *
     * @return the last transaction of the backup that is there now
     * @throws dev.gembind.core.transfer.TargetNotEmptyException if the database holds anything
     * @throws dev.gembind.core.storage.StorageCorruptException if the backup is damaged
     */
    public long run(Path backup, RestorePoint point, MovableStorage database) {
        Path unpacked = DataFolder.makeTemporary(folder);
        try {
            RestoreReport report = new Restore(unpacked, clock).run(backup, point);
            try (ArchiveStorage archive = ArchiveStorage.open(unpacked)) {
                new StorageCopy(archive.movable(), database, progress).run();
            }
            return report.transaction();
        } finally {
            DataFolder.delete(unpacked);
        }
    }
}
