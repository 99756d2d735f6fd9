package dev.gembind.core.ledger;

import dev.gembind.core.ledger.Checkpoint.Head;
import dev.gembind.core.ledger.Transfer.Moved;
import dev.gembind.core.storage.Snapshot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares wallets with what a checkpoint has seen of them. */
final class HeadCheck {
    private final LedgerStore ledger;
    private final Snapshot view;

    HeadCheck(LedgerStore ledger, Snapshot view) {
        this.ledger = ledger;
        this.view = view;
    }

    static String seenAt(Head head) {
        return "a checkpoint has seen the wallet at revision " + head.revision();
    }

    /** Looks whether a wallet still goes through what a checkpoint saw of it. */
    Optional<LedgerFault> fault(Head head, Optional<Wallet> today) {
        long revision = today.map(Wallet::revision).orElse(0L);
        return linkFault(head)
                .or(() -> revision < head.revision()
                        ? Optional.of(new LedgerFault(head.owner(), revision, seenAt(head)))
                        : Optional.empty());
    }

    /**
     * Makes the chain again from what a checkpoint saw, or from the beginning, to the end. What lies before it was made again
     * for the checkpoint.
     */
    Optional<LedgerFault> sinceFault(Wallet wallet, @Nullable Head known) {
        ChainWalk walk = new ChainWalk(ledger, view);
        if (known == null) {
            return walk.fault(wallet, ChainWalk.Place.BEGINNING, moved -> {});
        }
        return fault(known, Optional.of(wallet))
                .or(() -> moved(known).flatMap(then -> walk.fault(wallet, ChainWalk.Place.after(then), moved -> {})));
    }

    private Optional<LedgerFault> linkFault(Head head) {
        Optional<String> link = moved(head).map(Moved::chain);
        if (link.isEmpty()) {
            return Optional.of(new LedgerFault(
                    head.owner(), head.revision(), "a checkpoint has seen this transfer, and it is gone"));
        }
        return link.get().equals(head.link())
                ? Optional.empty()
                : Optional.of(new LedgerFault(
                        head.owner(), head.revision(), "a checkpoint has seen another chain up to this transfer"));
    }

    private Optional<Moved> moved(Head head) {
        return ledger.at(view, head.owner(), head.revision()).flatMap(Transfer::moved);
    }
}
