package dev.gembind.core.ledger;

import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * Keeps checkpoints. They are never changed or deleted. Thread-safe. Every method throws {@link
 * dev.gembind.core.storage.StorageException} when the storage fails.
 */
public interface CheckpointStore {
    /**
     * Stores the next checkpoint.
     *
     * @return false, with nothing stored, when its number does not follow that of the newest one, or is not 1 when there is
     *     none
     */
    boolean append(Transaction tx, Checkpoint checkpoint);

    /** Finds the newest checkpoint. */
    Optional<Checkpoint> newest(Snapshot snapshot);

    /**
     * Returns checkpoints in the order of their numbers.
     *
     * @param seq only those above this number
     * @param limit how many at most, at least 1
     */
    List<Checkpoint> above(Snapshot snapshot, long seq, int limit);
}
