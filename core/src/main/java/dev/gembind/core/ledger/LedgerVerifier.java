package dev.gembind.core.ledger;

import dev.gembind.core.storage.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks every wallet from its first transfer to its last one and makes every hash and every balance again. It sees what was
 * changed, swapped, taken out or put in by hand, as long as it does not reach the end of a wallet together with the wallet
 * itself: for that there are checkpoints. Refused requests are in no chain. It needs memory for one page, however much there
 * is. Not thread-safe.
 */
public final class LedgerVerifier {
    /** More are not reported; one is enough to look. */
    private static final int MAX_FOUND = 1000;

    private final LedgerStore store;
    private final Snapshot view;
    private final BookTotals walked = new BookTotals();
    private final List<LedgerFault> faults = new ArrayList<>();

    private LedgerVerifier(LedgerStore store, Snapshot view) {
        this.store = store;
        this.view = view;
    }

    /** Returns the first fault of each wallet, in the order of their owners, at most 1,000; nothing when all is well. */
    public static List<LedgerFault> faults(LedgerStore store, Snapshot view) {
        LedgerVerifier verifier = new LedgerVerifier(store, view);
        verifier.run();
        return List.copyOf(verifier.faults);
    }

    private void run() {
        store.scanWallets(view, page -> {
            for (Wallet wallet : page) {
                if (faults.size() < MAX_FOUND) {
                    new ChainWalk(store, view)
                            .fault(wallet, ChainWalk.Place.BEGINNING, walked::add)
                            .or(() -> new WalletCheck(store, view, wallet).fault())
                            .ifPresent(faults::add);
                }
            }
            return faults.size() < MAX_FOUND;
        });
        if (faults.isEmpty()) {
            totals();
        }
    }

    /** What was walked is all there is. */
    private void totals() {
        Postings all;
        try {
            all = store.totals(view);
        } catch (IllegalArgumentException e) {
            faults.add(new LedgerFault(null, 0, "the books do not balance: " + e.getMessage()));
            return;
        }
        Postings ofWallets = walked.postings();
        for (Book book : Book.values()) {
            if (all.of(book) != ofWallets.of(book)) {
                faults.add(new LedgerFault(
                        null,
                        0,
                        "book " + book + " is " + all.of(book) + ", but the transfers of all wallets make "
                                + ofWallets.of(book)));
                return;
            }
        }
    }
}
