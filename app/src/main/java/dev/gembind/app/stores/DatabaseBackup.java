package dev.gembind.app.stores;

import dev.gembind.adapters.csv.BackupSource;
import dev.gembind.adapters.csv.CsvStorage;
import dev.gembind.core.transfer.CopyProgress;
import dev.gembind.core.transfer.MovableStorage;
import dev.gembind.core.transfer.StorageCopy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A database, backed up by copying one snapshot of it into a store of CSV files.
 *
 * @param database what is copied
 * @param clock dates the store
 * @param random names the store
 */
record DatabaseBackup(MovableStorage database, InstantSource clock, SecureRandom random) implements BackupSource {
    @Override
    public String kind() {
        return "jdbc";
    }

    @Override
    public Optional<String> copyTo(Path folder) {
        try (CsvStorage copy = CsvStorage.open(StoreUrls.csvConfig(folder), clock, random)) {
            new StorageCopy(database, copy.movable(), CopyProgress.SILENT).run();
        }
        return Optional.empty();
    }
}
