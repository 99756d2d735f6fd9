package dev.gembind.testkit.memory;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Checkpoint;
import dev.gembind.core.ledger.Checkpoint.Head;
import dev.gembind.core.ledger.CheckpointStore;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Checkpoints by number, with enough zeros in front that texts sort as numbers do, and heads by owner. */
final class MemoryCheckpointStore implements CheckpointStore {
    private final MemoryTable<Checkpoint> checkpoints;
    private final MemoryTable<Head> heads;

    MemoryCheckpointStore(MemoryTransactor owner) {
        this.checkpoints = new MemoryTable<>(owner, checkpoint -> key(checkpoint.seq()));
        this.heads = new MemoryTable<>(owner, head -> head.owner().value());
    }

    MovableRows<Checkpoint> movableCheckpoints() {
        return MemoryRows.of(checkpoints);
    }

    MovableRows<Head> movableHeads() {
        return MemoryRows.of(heads);
    }

    @Override
    public boolean append(Transaction tx, Checkpoint checkpoint, List<Head> moved) {
        long before = newest(tx).map(Checkpoint::seq).orElse(0L);
        if (checkpoint.seq() != before + 1) {
            return false;
        }
        checkpoints.put(tx, checkpoint);
        moved.forEach(head -> heads.put(tx, head));
        return true;
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

    @Override
    public List<Head> heads(Snapshot snapshot, List<UserId> owners) {
        return owners.stream()
                .flatMap(owner -> Optional.ofNullable(heads.get(snapshot, owner.value())).stream())
                .toList();
    }

    @Override
    public void scanHeads(Snapshot snapshot, Predicate<List<Head>> sink) {
        movableHeads().scan(snapshot, sink);
    }

    private static String key(long seq) {
        return String.format("%019d", seq);
    }
}
