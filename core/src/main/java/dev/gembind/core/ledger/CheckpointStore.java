package dev.gembind.core.ledger;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Checkpoint.Head;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Keeps checkpoints, which are never changed or deleted, and how far each wallet was at the newest of them: one row for each
 * wallet, which moves on and is never deleted. Thread-safe. Every method throws {@link
 * dev.gembind.core.storage.StorageException} when the storage fails.
 */
public interface CheckpointStore {
    /**
     * Stores the next checkpoint, together with how far wallets were that are new or have moved on since the one before.
     *
     * @param moved at most one for each owner; each takes the place of what was known of that wallet
     * @return false, with nothing stored, when its number does not follow that of the newest one, or is not 1 when there is
     *     none
     */
    boolean append(Transaction tx, Checkpoint checkpoint, List<Head> moved);

    /** Finds the newest checkpoint. */
    Optional<Checkpoint> newest(Snapshot snapshot);

    /**
     * Returns checkpoints in the order of their numbers.
     *
     * @param seq only those above this number
     * @param limit how many at most, at least 1
     */
    List<Checkpoint> above(Snapshot snapshot, long seq, int limit);

    /**
     * Returns how far wallets were at the newest checkpoint, in any order, without those it has not seen.
     *
     * @param owners whose wallets; at most {@link MovableRows#CHUNK}
     */
    List<Head> heads(Snapshot snapshot, List<UserId> owners);

    /**
     * Hands on how far every wallet was at the newest checkpoint, some at a time, in UTF-16 code unit order of the owners.
     *
     * @param sink takes at least one, and at most {@link MovableRows#CHUNK}; false ends the scan. It may read on the same
     *     snapshot
     */
    void scanHeads(Snapshot snapshot, Predicate<List<Head>> sink);
}
