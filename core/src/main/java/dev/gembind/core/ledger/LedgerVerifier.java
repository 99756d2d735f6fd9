package dev.gembind.core.ledger;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Transfer.Moved;
import dev.gembind.core.storage.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Walks every wallet from its first transfer to its last one and makes every hash and every balance again. It sees what was
 * changed, swapped, taken out or put in by hand, as long as it does not reach the end of a wallet together with the wallet
 * itself: for that there are checkpoints. Refused requests are in no chain. It needs memory for one page, however much there
 * is. Not thread-safe.
 */
public final class LedgerVerifier {
    /** More are not reported; one is enough to look. */
    private static final int MAX_FOUND = 1000;

    private static final int TRANSFERS = 200;

    private final LedgerStore store;
    private final Snapshot view;
    private final Map<Book, Long> sums = new EnumMap<>(Book.class);
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
                    walk(wallet)
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

    /** Goes from the first transfer to the last; returns the first that breaks a rule. */
    private Optional<LedgerFault> walk(Wallet wallet) {
        Balance balance = Balance.ZERO;
        String head = "";
        for (long from = 1; from <= wallet.revision(); from += TRANSFERS) {
            List<Transfer> page = page(wallet.owner(), from, Math.min(wallet.revision(), from + TRANSFERS - 1));
            for (int i = 0; i < page.size(); i++) {
                Transfer transfer = page.get(i);
                Moved moved = transfer.moved().orElseThrow();
                if (moved.revision() != from + i) {
                    return fault(wallet, from + i, "its transfer is missing");
                }
                Optional<String> broken = broken(wallet, head, balance, transfer);
                if (broken.isPresent()) {
                    return fault(wallet, from + i, broken.get());
                }
                moved.postings().amounts().forEach((book, amount) -> sums.merge(book, amount, Math::addExact));
                balance = moved.after();
                head = moved.chain();
            }
            long last = from + page.size() - 1;
            if (last < Math.min(wallet.revision(), from + TRANSFERS - 1)) {
                return fault(wallet, last + 1, "its transfer is missing");
            }
        }
        return end(wallet, balance, head);
    }

    private List<Transfer> page(UserId owner, long from, long to) {
        List<Transfer> page = new ArrayList<>(store.newest(view, owner, to + 1, (int) (to + 1 - from)));
        Collections.reverse(page);
        page.removeIf(transfer -> transfer.moved().map(Moved::revision).orElse(0L) < from);
        return page;
    }

    private static Optional<String> broken(Wallet wallet, String head, Balance before, Transfer transfer) {
        Moved moved = transfer.moved().orElseThrow();
        if (!transfer.owner().equals(wallet.owner())) {
            return Optional.of("its transfer is of " + transfer.owner());
        }
        if (!Chain.link(head, transfer, moved).equals(moved.chain())) {
            return Optional.of("its transfer is not the one that was chained");
        }
        try {
            if (before.after(moved.postings()).equals(moved.after())) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException e) {
            return Optional.of("its postings leave a balance that cannot be");
        }
        return Optional.of("its balance is not the one before with its postings");
    }

    private Optional<LedgerFault> end(Wallet wallet, Balance balance, String head) {
        if (!wallet.head().equals(head)) {
            return fault(wallet, wallet.revision(), "the wallet's head is not the link of its last transfer");
        }
        if (!wallet.balance().equals(balance)) {
            return fault(wallet, wallet.revision(), "the wallet's balance is not the one after its last transfer");
        }
        return store.newest(view, wallet.owner(), Long.MAX_VALUE, 1).stream()
                .map(transfer -> transfer.moved().map(Moved::revision).orElse(0L))
                .filter(newest -> newest > wallet.revision())
                .findFirst()
                .flatMap(newest -> fault(wallet, newest, "the wallet is not as far as its transfers"));
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
        for (Book book : Book.values()) {
            long walked = sums.getOrDefault(book, 0L);
            if (all.of(book) != walked) {
                faults.add(new LedgerFault(
                        null,
                        0,
                        "book " + book + " is " + all.of(book) + ", but the transfers of all wallets make " + walked));
                return;
            }
        }
    }

    private static Optional<LedgerFault> fault(Wallet wallet, long revision, String rule) {
        return Optional.of(new LedgerFault(wallet.owner(), revision, rule));
    }
}
