package dev.gembind.core.ledger;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Checkpoint.Head;
import dev.gembind.core.storage.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What becomes the next checkpoint: first every wallet comes by, then what the checkpoint before has seen of them. It keeps no
 * more than the wallets that have moved, and of these no more than asked. Not thread-safe.
 */
final class CheckpointScan {
    private final LedgerStore ledger;
    private final CheckpointStore checkpoints;
    private final Snapshot view;
    private final int most;
    private final TreeMap<String, Head> moved = new TreeMap<>();
    private final MerkleTree before = new MerkleTree();
    private final MerkleTree after = new MerkleTree();
    private @Nullable LedgerFault found;
    private boolean more;
    private long seen;

    /**
     * @param most of so many wallets at most it is noted that they moved
     */
    CheckpointScan(LedgerStore ledger, CheckpointStore checkpoints, Snapshot view, int most) {
        this.ledger = ledger;
        this.checkpoints = checkpoints;
        this.view = view;
        this.most = most;
    }

    /** Looks at the wallets, and then at the heads. */
    void run() {
        ledger.scanWallets(view, this::add);
        TreeMap<String, Head> ahead = new TreeMap<>(moved);
        checkpoints.scanHeads(view, page -> {
            for (Head head : page) {
                before.add(head);
                addUpTo(head.owner().value(), ahead);
                after.add(moved.getOrDefault(head.owner().value(), head));
            }
            return true;
        });
        ahead.values().forEach(after::add);
    }

    /** Returns the tree over the heads that were there. */
    MerkleTree before() {
        return before;
    }

    /** Returns the first wallet that no longer fits what was seen of it, or is gone. */
    Optional<LedgerFault> fault() {
        return Optional.ofNullable(found).or(this::missing);
    }

    /** Tells whether there are wallets that have moved and were not noted. */
    boolean hasMore() {
        return more;
    }

    List<Head> moved() {
        return List.copyOf(moved.values());
    }

    Checkpoint unsigned(long seq, Instant now) {
        return new Checkpoint(seq, now, after.leaves(), after.root(), "");
    }

    private boolean add(List<Wallet> page) {
        Map<UserId, Head> known = new HashMap<>();
        List<UserId> owners = page.stream().map(Wallet::owner).toList();
        checkpoints.heads(view, owners).forEach(head -> known.put(head.owner(), head));
        for (Wallet wallet : page) {
            if (!more && (wallet.revision() > 0 || known.containsKey(wallet.owner()))) {
                add(wallet, known.get(wallet.owner()));
            }
        }
        seen += known.size();
        return found == null && !more;
    }

    private void add(Wallet wallet, @Nullable Head known) {
        Head head = new Head(wallet.owner(), wallet.revision(), wallet.head());
        if (head.equals(known)) {
            return;
        }
        more = moved.size() == most;
        if (more || found != null) {
            return;
        }
        found = new HeadCheck(ledger, view).sinceFault(wallet, known).orElse(null);
        moved.put(wallet.owner().value(), head);
    }

    /** Adds wallets that are new and come before the given one. */
    private void addUpTo(String owner, NavigableMap<String, Head> ahead) {
        ahead.headMap(owner, false).values().forEach(after::add);
        ahead.headMap(owner, true).clear();
    }

    /** What is gone is looked for only when the numbers tell that something is, and all wallets were seen. */
    private Optional<LedgerFault> missing() {
        if (more || seen == before.leaves()) {
            return Optional.empty();
        }
        List<LedgerFault> gone = new ArrayList<>();
        checkpoints.scanHeads(view, page -> {
            page.stream()
                    .filter(head -> ledger.find(view, head.owner()).isEmpty())
                    .map(head -> new LedgerFault(head.owner(), 0, HeadCheck.seenAt(head)))
                    .limit(1)
                    .forEach(gone::add);
            return gone.isEmpty();
        });
        return gone.stream().findFirst();
    }
}
