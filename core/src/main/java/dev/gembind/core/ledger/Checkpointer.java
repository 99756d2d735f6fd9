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
    private final LedgerStore ledger;
    private final CheckpointStore checkpoints;
    private final CheckpointSigner signer;
    private final InstantSource time;

    /**
     * @param keys the current one signs; earlier ones are still accepted
     */
    public Checkpointer(LedgerStore ledger, CheckpointStore checkpoints, SecretKeys keys, InstantSource time) {
        this.ledger = ledger;
        this.checkpoints = checkpoints;
        this.signer = new CheckpointSigner(keys);
        this.time = time;
    }

    /** What came of taking a checkpoint. */
    public sealed interface Taken {
        /**
         * It is stored. Its mark should be kept outside the storage too.
         *
         * @param checkpoint the new one
         */
        record Stored(Checkpoint checkpoint) implements Taken {}

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
     * Takes a checkpoint of all wallets in one snapshot, without keeping anybody from writing.
     *
     * @throws dev.gembind.core.storage.StorageException if the storage fails
     */
    public Taken take(Transactor transactor) {
        Taken taken = transactor.read("take-checkpoint", this::look);
        if (taken instanceof Taken.Stored stored) {
            boolean next =
                    transactor.<Boolean>write("store-checkpoint", tx -> checkpoints.append(tx, stored.checkpoint()));
            return next ? stored : new Taken.Overtaken();
        }
        return taken;
    }

    /**
     * Checks that every checkpoint is as it was signed and that each wallet still goes through what they saw of it. It does
     * not make chains again: that is what {@link LedgerVerifier} is for.
     *
     * @param known the mark of a checkpoint that was kept outside the storage; null if there is none. With it the return to
     *     an older state is seen
     * @return the first that differs; nothing when all is well
     */
    public Optional<LedgerFault> fault(Snapshot view, Checkpoint.@Nullable Mark known) {
        CheckpointHeads heads = new CheckpointHeads(checkpoints, view, signer);
        return heads.read(head -> linkFault(view, head))
                .or(() -> Optional.ofNullable(known).flatMap(mark -> markFault(view, mark)))
                .or(() -> heads.all().stream()
                        .flatMap(head -> walletFault(view, head, ledger.find(view, head.owner())).stream())
                        .findFirst());
    }

    private Taken look(Snapshot view) {
        CheckpointHeads heads = new CheckpointHeads(checkpoints, view, signer);
        CheckpointScan scan = new CheckpointScan(heads);
        Optional<LedgerFault> fault = heads.read(head -> Optional.empty());
        if (fault.isEmpty()) {
            fault = wallets(view, heads, scan);
        }
        return fault.or(scan::missing)
                .<Taken>map(Taken.Refused::new)
                .orElseGet(() -> new Taken.Stored(signer.sign(scan.unsigned(time.instant()), heads.lastSignature())));
    }

    /** Adds every wallet to the scan; returns the first that no longer fits an earlier checkpoint. */
    private Optional<LedgerFault> wallets(Snapshot view, CheckpointHeads heads, CheckpointScan scan) {
        List<LedgerFault> found = new ArrayList<>();
        ledger.scanWallets(view, page -> {
            for (Wallet wallet : page) {
                heads.of(wallet.owner())
                        .flatMap(head -> walletFault(view, head, Optional.of(wallet)))
                        .ifPresent(found::add);
                scan.add(wallet);
            }
            return found.isEmpty();
        });
        return found.stream().findFirst();
    }

    private Optional<LedgerFault> markFault(Snapshot view, Checkpoint.Mark known) {
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

    /** Looks whether a wallet still goes through what a checkpoint saw of it. */
    private Optional<LedgerFault> walletFault(Snapshot view, Head head, Optional<Wallet> today) {
        long revision = today.map(Wallet::revision).orElse(0L);
        if (revision < head.revision()) {
            return Optional.of(new LedgerFault(
                    head.owner(), revision, "a checkpoint has seen the wallet at revision " + head.revision()));
        }
        boolean same = today.filter(wallet -> wallet.revision() == head.revision())
                .filter(wallet -> wallet.head().equals(head.link()))
                .isPresent();
        return same ? Optional.empty() : linkFault(view, head);
    }

    private Optional<LedgerFault> linkFault(Snapshot view, Head head) {
        Optional<String> link = ledger.at(view, head.owner(), head.revision())
                .flatMap(Transfer::moved)
                .map(Transfer.Moved::chain);
        if (link.isEmpty()) {
            return Optional.of(new LedgerFault(
                    head.owner(), head.revision(), "a checkpoint has seen this transfer, and it is gone"));
        }
        return link.get().equals(head.link())
                ? Optional.empty()
                : Optional.of(new LedgerFault(
                        head.owner(), head.revision(), "a checkpoint has seen another chain up to this transfer"));
    }
}
