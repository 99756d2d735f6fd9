package dev.gembind.core.transfer;

import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.StorageConflictException;
import dev.gembind.core.storage.StorageException.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Copies everything from one storage into another, which must be empty, and compares both sides. The source is read on one
 * snapshot; the target is written in many transactions, so that neither needs much memory. When it fails, the target holds
 * a part and must be emptied before it is tried again.
 */
public final class StorageCopy {
    private final MovableStorage source;
    private final MovableStorage target;
    private final CopyProgress progress;

    public StorageCopy(MovableStorage source, MovableStorage target, CopyProgress progress) {
        this.source = source;
        this.target = target;
        this.progress = progress;
    }

    /**
     * Copies.
     *
     * @return what was copied, table by table
     * @throws TargetNotEmptyException if the target holds anything
     * @throws CopyDiffersException if the target does not hold afterwards what was read
     * @throws dev.gembind.core.storage.StorageException if one of the two fails
     */
    public List<TableDigest> run() {
        requireEmpty();
        List<TableDigest> copied = copy();
        List<TableDigest> found = StorageDigest.of(target, progress);
        for (int i = 0; i < copied.size(); i++) {
            if (!copied.get(i).equals(found.get(i))) {
                throw new CopyDiffersException(copied.get(i), found.get(i));
            }
        }
        return copied;
    }

    private void requireEmpty() {
        for (TransferTable<?> table : TransferTable.ALL) {
            if (hasRows(table)) {
                throw new TargetNotEmptyException(table.name());
            }
        }
    }

    private <R> boolean hasRows(TransferTable<R> table) {
        return target.transactor().read("copy-empty", view -> {
            List<R> found = new ArrayList<>();
            table.rows().apply(target).scan(view, rows -> {
                found.addAll(rows);
                return false;
            });
            return !found.isEmpty();
        });
    }

    private List<TableDigest> copy() {
        AtomicBoolean begun = new AtomicBoolean();
        return source.transactor().read("copy", view -> {
            if (begun.getAndSet(true)) { // what the first run wrote cannot be taken back
                throw new StorageConflictException(
                        Outcome.NOT_COMMITTED,
                        "the source changed in a way that keeps it from being read at once",
                        null);
            }
            List<TableDigest> copied = new ArrayList<>();
            for (TransferTable<?> table : TransferTable.ALL) {
                copied.add(copy(view, table));
            }
            return copied;
        });
    }

    private <R> TableDigest copy(Snapshot view, TransferTable<R> table) {
        RunningDigest<R> digest = new RunningDigest<>(table);
        table.rows().apply(source).scan(view, rows -> {
            write(table, rows);
            digest.add(rows);
            progress.done("copying " + table.name(), digest.rows());
            return true;
        });
        return digest.end();
    }

    private <R> void write(TransferTable<R> table, List<R> rows) {
        target.transactor().write("copy-rows", tx -> {
            rows.forEach(row -> table.rows().apply(target).adopt(tx, row));
            return rows.size();
        });
    }
}
