package dev.gembind.core.ledger;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Checkpoint.Head;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What becomes a checkpoint while wallets come by in the order of their owners. Not thread-safe. */
final class CheckpointScan {
    private final CheckpointHeads before;
    private final MerkleTree tree = new MerkleTree();
    private final List<Head> changed = new ArrayList<>();
    private final Set<UserId> seen = new HashSet<>();

    CheckpointScan(CheckpointHeads before) {
        this.before = before;
    }

    void add(Wallet wallet) {
        if (wallet.revision() == 0) {
            return;
        }
        Head head = new Head(wallet.owner(), wallet.revision(), wallet.head());
        tree.add(head);
        seen.add(wallet.owner());
        if (before.of(wallet.owner()).filter(head::equals).isEmpty()) {
            changed.add(head);
        }
    }

    /** Returns the first wallet that was there and is no longer. */
    Optional<LedgerFault> missing() {
        return before.all().stream()
                .filter(head -> !seen.contains(head.owner()))
                .findFirst()
                .map(head -> new LedgerFault(
                        head.owner(), 0, "a checkpoint has seen the wallet at revision " + head.revision()));
    }

    Checkpoint unsigned(Instant now) {
        return new Checkpoint(before.nextSeq(), now, tree.leaves(), tree.root(), changed, "");
    }
}
