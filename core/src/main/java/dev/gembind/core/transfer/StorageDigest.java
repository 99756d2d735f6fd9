package dev.gembind.core.transfer;

import dev.gembind.core.storage.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Reads a whole storage into a few lines that two storages can be compared by. */
public final class StorageDigest {
    private StorageDigest() {}

    /**
     * Returns the digest of every table, all on one snapshot.
     *
     * @throws dev.gembind.core.storage.StorageException if the storage cannot be read
     */
    public static List<TableDigest> of(MovableStorage storage, CopyProgress progress) {
        return storage.transactor().read("digest", view -> {
            List<TableDigest> digests = new ArrayList<>();
            for (TransferTable<?> table : TransferTable.ALL) {
                digests.add(of(view, storage, table, progress));
            }
            return digests;
        });
    }

    private static <R> TableDigest of(
            Snapshot view, MovableStorage storage, TransferTable<R> table, CopyProgress progress) {
        RunningDigest<R> digest = new RunningDigest<>(table);
        table.rows().apply(storage).scan(view, rows -> {
            digest.add(rows);
            progress.done("checking " + table.name(), digest.rows());
            return true;
        });
        return digest.end();
    }
}
