package dev.gembind.core.ledger;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Checkpoint.Head;
import dev.gembind.core.storage.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** How far each wallet was at the newest checkpoint read so far: as much memory as there are wallets. Not thread-safe. */
final class CheckpointHeads {
    private static final int PAGE = 50;

    private final CheckpointStore checkpoints;
    private final Snapshot view;
    private final CheckpointSigner signer;
    private final TreeMap<String, Head> heads = new TreeMap<>();
    private Optional<Checkpoint> last = Optional.empty();

    CheckpointHeads(CheckpointStore checkpoints, Snapshot view, CheckpointSigner signer) {
        this.checkpoints = checkpoints;
        this.view = view;
        this.signer = signer;
    }

    /**
     * Reads all checkpoints; returns the first thing that is wrong with them.
     *
     * @param check what else is to be checked of each head
     */
    Optional<LedgerFault> read(Function<Head, Optional<LedgerFault>> check) {
        List<Checkpoint> page = checkpoints.above(view, 0, PAGE);
        while (!page.isEmpty()) {
            for (Checkpoint checkpoint : page) {
                Optional<String> wrong = wrong(checkpoint);
                if (wrong.isPresent()) {
                    return Optional.of(new LedgerFault(null, checkpoint.seq(), wrong.get()));
                }
                for (Head head : checkpoint.changed()) {
                    Optional<LedgerFault> fault = check.apply(head);
                    if (fault.isPresent()) {
                        return fault;
                    }
                    heads.put(head.owner().value(), head);
                }
                last = Optional.of(checkpoint);
            }
            page = checkpoints.above(view, page.get(page.size() - 1).seq(), PAGE);
        }
        return last.filter(newest -> !newest.root().equals(root()))
                .map(newest -> new LedgerFault(
                        null, newest.seq(), "checkpoint " + newest.seq() + " does not add up to its root"));
    }

    Optional<Checkpoint> last() {
        return last;
    }

    long nextSeq() {
        return last.map(Checkpoint::seq).orElse(0L) + 1;
    }

    String lastSignature() {
        return last.map(Checkpoint::signature).orElse("");
    }

    Collection<Head> all() {
        return heads.values();
    }

    Optional<Head> of(UserId owner) {
        return Optional.ofNullable(heads.get(owner.value()));
    }

    private String root() {
        MerkleTree tree = new MerkleTree();
        heads.values().forEach(tree::add);
        return tree.root();
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
