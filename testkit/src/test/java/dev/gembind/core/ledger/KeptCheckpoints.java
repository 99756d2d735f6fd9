package dev.gembind.core.ledger;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Checkpoint.Head;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Checkpoints as a test wants them. */
record KeptCheckpoints(List<Checkpoint> all, List<Head> heads) implements CheckpointStore {
    KeptCheckpoints with(Checkpoint only) {
        return new KeptCheckpoints(List.of(only), heads);
    }

    @Override
    public boolean append(Transaction tx, Checkpoint checkpoint, List<Head> moved) {
        throw new AssertionError("not expected");
    }

    @Override
    public Optional<Checkpoint> newest(Snapshot snapshot) {
        return all.stream().reduce((before, after) -> after);
    }

    @Override
    public List<Checkpoint> above(Snapshot snapshot, long seq, int limit) {
        return all.stream()
                .filter(checkpoint -> checkpoint.seq() > seq)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Head> heads(Snapshot snapshot, List<UserId> owners) {
        return heads.stream().filter(head -> owners.contains(head.owner())).toList();
    }

    @Override
    public void scanHeads(Snapshot snapshot, Predicate<List<Head>> sink) {
        boolean more = true;
        for (int i = 0; more && i < heads.size(); i++) {
            more = sink.test(List.of(heads.get(i)));
        }
    }
}
