package dev.gembind.adapters.csv;

import java.nio.file.Path;
import java.util.Optional;

/** Something that backups are made of. */
public interface BackupSource {
    /** Returns what kind of storage it is, such as {@code csv}; one word. */
    String kind();

    /**
     * Writes everything that is durable now as a store of CSV files into {@code folder/store}, and forces it. The storage
     * goes on working meanwhile.
     *
     * @param folder a new, empty folder
     * @return what a reader of the backup should know, or nothing
     * @throws dev.gembind.core.storage.StorageException if it cannot be read or written
     */
    Optional<String> copyTo(Path folder);
}
