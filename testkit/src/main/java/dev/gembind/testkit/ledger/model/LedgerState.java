package dev.gembind.testkit.ledger.model;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Hold;
import dev.gembind.core.ledger.LedgerStore;
import dev.gembind.core.ledger.Postings;
import dev.gembind.core.ledger.Wallet;
import dev.gembind.core.storage.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a store tells of balances, read in one snapshot.
 *
 * @param wallets by owner
 * @param totals the sums over all transfers
 * @param holds the open ones by owner
 */
record LedgerState(Map<String, Wallet> wallets, Postings totals, Map<String, List<Hold>> holds) {
    static LedgerState of(LedgerStore store, Snapshot view, List<String> users) {
        Map<String, Wallet> wallets = new TreeMap<>();
        store.scanWallets(view, page -> {
            page.forEach(wallet -> wallets.put(wallet.owner().value(), wallet));
            return true;
        });
        Map<String, List<Hold>> holds = new TreeMap<>();
        users.forEach(user -> holds.put(user, store.openHolds(view, new UserId(user))));
        return new LedgerState(wallets, store.totals(view), holds);
    }
}
