package dev.gembind.testkit.memory;

import dev.gembind.core.ledger.Checkpoint;
import dev.gembind.core.ledger.CheckpointStore;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.List;
import java.util.Optional;

/** Checkpoints by number, with enough zeros in front that texts sort as numbers do. */
final class MemoryCheckpointStore implements CheckpointStore {
    private final MemoryTable<Checkpoint> checkpoints;

    MemoryCheckpointStore(MemoryTransactor owner) {
        this.checkpoints = new MemoryTable<>(owner, checkpoint -> key(checkpoint.seq()));
    }

    @Override
    public boolean append(Transaction tx, Checkpoint checkpoint) {
        long before = newest(tx).map(Checkpoint::seq).orElse(0L);
        return checkpoint.seq() == before + 1 && checkpoints.insertIfAbsent(tx, checkpoint);
    }

    @Override
    public Optional<Checkpoint> newest(Snapshot snapshot) {
        return checkpoints.all(snapshot).reduce((before, after) -> after);
    }

    @Override
    public List<Checkpoint> above(Snapshot snapshot, long seq, int limit) {
        return checkpoints
                .all(snapshot)
                .filter(checkpoint -> checkpoint.seq() > seq)
                .limit(limit)
                .toList();
    }

    private static String key(long seq) {
        return String.format("%019d", seq);
    }
}
