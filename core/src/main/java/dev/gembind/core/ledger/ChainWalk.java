package dev.gembind.core.ledger;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Transfer.Moved;
import dev.gembind.core.storage.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Goes along the transfers of wallets, from some place to the last one, and makes every link and balance again. */
final class ChainWalk {
    private static final int TRANSFERS = 200;

    private final LedgerStore store;
    private final Snapshot view;

    ChainWalk(LedgerStore store, Snapshot view) {
        this.store = store;
        this.view = view;
    }

    /**
     * A place in a chain.
     *
     * @param revision of the last transfer that is not looked at any more; zero for the beginning
     * @param link its link
     * @param balance the balance after it
     */
    record Place(long revision, String link, Balance balance) {
        static final Place BEGINNING = new Place(0, "", Balance.ZERO);

        static Place after(Moved moved) {
            return new Place(moved.revision(), moved.chain(), moved.after());
        }
    }

    /**
     * Goes to the wallet's last transfer; returns the first that breaks a rule.
     *
     * @param seen takes what each transfer moved that breaks none
     */
    Optional<LedgerFault> fault(Wallet wallet, Place from, Consumer<Moved> seen) {
        Place at = from;
        while (at.revision() < wallet.revision()) {
            long first = at.revision() + 1;
            long last = Math.min(wallet.revision(), first + TRANSFERS - 1);
            for (Transfer transfer : page(wallet.owner(), first, last)) {
                Moved moved = transfer.moved().orElseThrow();
                Optional<String> broken = broken(wallet, at, transfer);
                if (broken.isPresent()) {
                    return fault(wallet, at.revision() + 1, broken.get());
                }
                seen.accept(moved);
                at = Place.after(moved);
            }
            if (at.revision() < last) {
                return fault(wallet, at.revision() + 1, "its transfer is missing");
            }
        }
        return end(wallet, at);
    }

    private List<Transfer> page(UserId owner, long from, long to) {
        List<Transfer> page = new ArrayList<>(store.newest(view, owner, to + 1, (int) (to + 1 - from)));
        Collections.reverse(page);
        page.removeIf(transfer -> transfer.moved().map(Moved::revision).orElse(0L) < from);
        return page;
    }

    private static Optional<String> broken(Wallet wallet, Place before, Transfer transfer) {
        Moved moved = transfer.moved().orElseThrow();
        if (moved.revision() != before.revision() + 1) {
            return Optional.of("its transfer is missing");
        }
        if (!transfer.owner().equals(wallet.owner())) {
            return Optional.of("its transfer is of " + transfer.owner());
        }
        if (!Chain.link(before.link(), transfer, moved).equals(moved.chain())) {
            return Optional.of("its transfer is not the one that was chained");
        }
        try {
            if (before.balance().after(moved.postings()).equals(moved.after())) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException e) {
            return Optional.of("its postings leave a balance that cannot be");
        }
        return Optional.of("its balance is not the one before with its postings");
    }

    private Optional<LedgerFault> end(Wallet wallet, Place last) {
        if (!wallet.head().equals(last.link())) {
            return fault(wallet, wallet.revision(), "the wallet's head is not the link of its last transfer");
        }
        if (!wallet.balance().equals(last.balance())) {
            return fault(wallet, wallet.revision(), "the wallet's balance is not the one after its last transfer");
        }
        return store.newest(view, wallet.owner(), Long.MAX_VALUE, 1).stream()
                .map(transfer -> transfer.moved().map(Moved::revision).orElse(0L))
                .filter(newest -> newest > wallet.revision())
                .findFirst()
                .flatMap(newest -> fault(wallet, newest, "the wallet is not as far as its transfers"));
    }

    private static Optional<LedgerFault> fault(Wallet wallet, long revision, String rule) {
        return Optional.of(new LedgerFault(wallet.owner(), revision, rule));
    }
}
