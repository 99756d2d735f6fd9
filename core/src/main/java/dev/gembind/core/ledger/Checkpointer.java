package dev.gembind.core.ledger;

import dev.gembind.core.SecretKeys;
import dev.gembind.core.ledger.Checkpoint.Head;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transactor;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes checkpoints of the ledger, and checks that what they saw is still there. Thread-safe. */
public final class Checkpointer {
    private static final int MOST = 20_000;

    private final LedgerStore ledger;
    private final CheckpointStore checkpoints;
    private final CheckpointSigner signer;
    private final InstantSource time;
    private final int most;

    /**
     * @param keys the current one signs; earlier ones are still accepted
     */
    public Checkpointer(LedgerStore ledger, CheckpointStore checkpoints, SecretKeys keys, InstantSource time) {
        this(ledger, checkpoints, new CheckpointSigner(keys), time, MOST);
    }

    private Checkpointer(
            LedgerStore ledger, CheckpointStore checkpoints, CheckpointSigner signer, InstantSource time, int most) {
        this.ledger = ledger;
        this.checkpoints = checkpoints;
        this.signer = signer;
        this.time = time;
        this.most = most;
    }

    /** Returns the same with another number of wallets that move on in one checkpoint. */
    Checkpointer movingAtMost(int wallets) {
        return new Checkpointer(ledger, checkpoints, signer, time, wallets);
    }

    /** What came of taking a checkpoint. */
    public sealed interface Taken {
        /**
         * It is stored. Its mark should be kept outside the storage too.
         *
         * @param checkpoint the new one
         * @param more whether there are wallets that moved and wait for the next checkpoint, because they are too many for one
         */
        record Stored(Checkpoint checkpoint, boolean more) implements Taken {}

        /**
         * An earlier one no longer fits, and nothing was stored: it would hide the change.
         *
         * @param fault what differs
         */
        record Refused(LedgerFault fault) implements Taken {}

        /** Somebody else took one meanwhile. */
        record Overtaken() implements Taken {}
    }

    /**
     * Takes a checkpoint of the wallets in one snapshot, without keeping anybody from writing. What was booked since the one
     * before is chained again first. At most 20,000 wallets move on in one checkpoint, so that it needs neither a large memory
     * nor a large transaction; take another one when there are more.
     *
     * @param transactor one that waits as long as a read of everything takes
     * @throws dev.gembind.core.storage.StorageException if the storage fails
     */
    public Taken take(Transactor transactor) {
        Look look = transactor.read("take-checkpoint", this::look);
        if (look.taken() instanceof Taken.Stored stored) {
            boolean next = transactor.<Boolean>write(
                    "store-checkpoint", tx -> checkpoints.append(tx, stored.checkpoint(), look.moved()));
            return next ? stored : new Taken.Overtaken();
        }
        return look.taken();
    }

    /**
     * Checks that every checkpoint is as it was signed and that each wallet still goes through what the newest one saw of it.
     * That one was taken over chains which went through what the one before saw, and so on, so all of them hold. It does not
     * make chains again: that is what {@link LedgerVerifier} is for. It needs memory for one page, however much there is.
     *
     * @param known the mark of a checkpoint that was kept outside the storage; null if there is none. With it the return to
     *     an older state is seen
     * @return the first that differs; nothing when all is well
     */
    public Optional<LedgerFault> fault(Snapshot view, Checkpoint.@Nullable Mark known) {
        CheckpointSeries series = new CheckpointSeries(checkpoints, view, signer);
        return series.fault()
                .or(() -> Optional.ofNullable(known).flatMap(mark -> markFault(view, mark)))
                .or(() -> series.rootFault(heads(view)))
                .or(() -> headFault(view));
    }

    private Look look(Snapshot view) {
        CheckpointSeries series = new CheckpointSeries(checkpoints, view, signer);
        Optional<LedgerFault> broken = series.fault();
        if (broken.isPresent()) {
            return new Look(new Taken.Refused(broken.get()), List.of());
        }
        CheckpointScan scan = new CheckpointScan(ledger, checkpoints, view, most);
        scan.run();
        return series.rootFault(scan.before())
                .or(scan::fault)
                .map(fault -> new Look(new Taken.Refused(fault), List.of()))
                .orElseGet(() -> next(series, scan));
    }

    private Look next(CheckpointSeries series, CheckpointScan scan) {
        Checkpoint unsigned = scan.unsigned(series.nextSeq(), time.instant());
        Checkpoint signed = signer.sign(unsigned, series.lastSignature());
        return new Look(new Taken.Stored(signed, scan.hasMore()), scan.moved());
    }

    private MerkleTree heads(Snapshot view) {
        MerkleTree tree = new MerkleTree();
        checkpoints.scanHeads(view, page -> {
            page.forEach(tree::add);
            return true;
        });
        return tree;
    }

    /** Looks whether each wallet goes through what was seen of it. */
    private Optional<LedgerFault> headFault(Snapshot view) {
        HeadCheck check = new HeadCheck(ledger, view);
        List<LedgerFault> found = new ArrayList<>();
        checkpoints.scanHeads(view, page -> {
            page.stream()
                    .flatMap(head -> check.fault(head, ledger.find(view, head.owner())).stream())
                    .limit(1)
                    .forEach(found::add);
            return found.isEmpty();
        });
        return found.stream().findFirst();
    }

    /**
     * Checks that a checkpoint of which the mark was kept outside the storage is still there.
     *
     * @return what differs; nothing when it is there as it was
     */
    public Optional<LedgerFault> markFault(Snapshot view, Checkpoint.Mark known) {
        Optional<Checkpoint> stored = checkpoints.above(view, known.seq() - 1, 1).stream()
                .filter(checkpoint -> checkpoint.seq() == known.seq())
                .findFirst();
        if (stored.isEmpty()) {
            return Optional.of(new LedgerFault(
                    null, known.seq(), "checkpoint " + known.seq() + " was taken once, and the data is older"));
        }
        return stored.get().mark().equals(known)
                ? Optional.empty()
                : Optional.of(new LedgerFault(
                        null, known.seq(), "checkpoint " + known.seq() + " is not the one that was taken"));
    }

    /** What came of a look, and what is to be stored with a checkpoint. */
    private record Look(Taken taken, List<Head> moved) {}
}
