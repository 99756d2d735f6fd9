package dev.gembind.adapters.csv;

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
import org.jspecify.annotations.Nullable;

/** Checkpoints of the ledger by number, with zeros in front so that texts sort as numbers do, and heads by owner. */
final class CsvCheckpointStore implements CheckpointStore {
    private final CsvTable<Checkpoint> checkpoints;
    private final CsvTable<Head> heads;

    CsvCheckpointStore(Catalog catalog) {
        this.checkpoints = new CsvTable<>(
                catalog,
                new TableSpec("checkpoints", 1, List.of("number", "taken_at", "wallets", "root", "signature")),
                new CheckpointCodec(),
                checkpoint -> key(checkpoint.seq()));
        this.heads = new CsvTable<>(
                catalog,
                new TableSpec("heads", 1, List.of("user", "revision", "link")),
                new HeadCodec(),
                head -> head.owner().value());
    }

    MovableRows<Checkpoint> movableCheckpoints() {
        return new ArchiveTable<>(checkpoints);
    }

    MovableRows<Head> movableHeads() {
        return new ArchiveTable<>(heads);
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
        return checkpoints.all(snapshot).stream().reduce((before, after) -> after);
    }

    @Override
    public List<Checkpoint> above(Snapshot snapshot, long seq, int limit) {
        return checkpoints.above(snapshot, key(seq), limit);
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
        String digits = Long.toString(seq);
        return "0".repeat(Long.toString(Long.MAX_VALUE).length() - digits.length()) + digits;
    }

    private static final class CheckpointCodec implements RowCodec<Checkpoint> {
        @Override
        public List<@Nullable String> cells(Checkpoint checkpoint) {
            return Cells.of(
                    key(checkpoint.seq()),
                    Times.text(checkpoint.takenAt()),
                    Long.toString(checkpoint.wallets()),
                    checkpoint.root(),
                    checkpoint.signature());
        }

        @Override
        public Checkpoint row(List<@Nullable String> cells) {
            return new Checkpoint(
                    Cells.number(cells, 0),
                    Cells.instant(cells, 1),
                    Cells.number(cells, 2),
                    Cells.text(cells, 3),
                    Cells.text(cells, 4));
        }
    }

    private static final class HeadCodec implements RowCodec<Head> {
        @Override
        public List<@Nullable String> cells(Head head) {
            return Cells.of(head.owner().value(), Long.toString(head.revision()), head.link());
        }

        @Override
        public Head row(List<@Nullable String> cells) {
            return new Head(new UserId(Cells.text(cells, 0)), Cells.number(cells, 1), Cells.text(cells, 2));
        }
    }
}
