package dev.gembind.adapters.csv;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backup on the shelf: a folder that holds a whole store and can be read with any program.
 *
 * @param name the name of its folder, such as {@code 2026-01-31T08-00-00Z}
 * @param folder where it is
 * @param madeAt when it was made
 * @param kind the kind of storage it was made of
 * @param storeId which store it holds
 * @param transaction the last transaction in it
 * @param bytes the length of its files; blocks may be shared with the store and with other backups
 * @param check what was found when it was last checked
 * @param note what a reader should know, or null
 */
public record Backup(
        String name,
        Path folder,
        Instant madeAt,
        String kind,
        String storeId,
        long transaction,
        long bytes,
        BackupCheck check,
        @Nullable String note) {
    /** Tells whether it was checked and is good. */
    public boolean isVerified() {
        return check.result() == BackupCheck.Result.VERIFIED;
    }
}
