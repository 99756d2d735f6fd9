package dev.gembind.core.ledger;

import dev.gembind.core.storage.Snapshot;
import java.util.List;
import java.util.Optional;

/** All checkpoints of a storage, one after another. Not thread-safe. */
final class CheckpointSeries {
    private static final int PAGE = 500;

    private final CheckpointStore checkpoints;
    private final Snapshot view;
    private final CheckpointSigner signer;
    private Optional<Checkpoint> last = Optional.empty();

    CheckpointSeries(CheckpointStore checkpoints, Snapshot view, CheckpointSigner signer) {
        this.checkpoints = checkpoints;
        this.view = view;
        this.signer = signer;
    }

    /** Reads to the newest; returns the first that was not signed as it is, or is missing. */
    Optional<LedgerFault> fault() {
        List<Checkpoint> page = checkpoints.above(view, 0, PAGE);
        while (!page.isEmpty()) {
            for (Checkpoint checkpoint : page) {
                Optional<String> wrong = wrong(checkpoint);
                if (wrong.isPresent()) {
                    return Optional.of(new LedgerFault(null, checkpoint.seq(), wrong.get()));
                }
                last = Optional.of(checkpoint);
            }
            page = checkpoints.above(view, page.get(page.size() - 1).seq(), PAGE);
        }
        return Optional.empty();
    }

    /** Compares what the newest one has signed with what is known of the wallets now. */
    Optional<LedgerFault> rootFault(MerkleTree heads) {
        boolean same = last.map(newest -> newest.root().equals(heads.root()) && newest.wallets() == heads.leaves())
                .orElse(heads.leaves() == 0);
        return same
                ? Optional.empty()
                : Optional.of(new LedgerFault(
                        null, nextSeq() - 1, "checkpoint " + (nextSeq() - 1) + " does not add up to its root"));
    }

    long nextSeq() {
        return last.map(Checkpoint::seq).orElse(0L) + 1;
    }

    String lastSignature() {
        return last.map(Checkpoint::signature).orElse("");
    }

    private Optional<String> wrong(Checkpoint checkpoint) {
        if (checkpoint.seq() != nextSeq()) {
            return Optional.of("checkpoint " + nextSeq() + " is missing");
        }
        return switch (signer.judge(checkpoint, lastSignature())) {
            case RIGHT -> Optional.empty();
            case UNKNOWN_KEY ->
                Optional.of("checkpoint " + checkpoint.seq() + " was signed with a key that is not known here");
            case CHANGED -> Optional.of("checkpoint " + checkpoint.seq() + " was changed after it was signed");
        };
    }
}
