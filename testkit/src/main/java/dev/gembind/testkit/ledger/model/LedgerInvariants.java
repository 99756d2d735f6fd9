package dev.gembind.testkit.ledger.model;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.Book;
import dev.gembind.core.ledger.Hold;
import dev.gembind.core.ledger.LedgerStore;
import dev.gembind.core.ledger.Lot;
import dev.gembind.core.ledger.LotUse;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.Wallet;
import dev.gembind.core.storage.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What holds at any time, whatever the rules: <b>L1</b> all books sum up to zero, and those of users to what wallets have.
 * <b>L2</b> a wallet is the sum of its transfers, and each says what there was after it. <b>L3</b> revisions have no gap.
 * <b>L4</b> nothing is below zero. <b>L5</b> free lots are the gems, held ones what open holds have set aside, lot by lot.
 */
final class LedgerInvariants {
    private final LedgerStore store;
    private final Snapshot view;
    private final LedgerState state;
    private final List<String> broken = new ArrayList<>();

    private LedgerInvariants(LedgerStore store, Snapshot view, LedgerState state) {
        this.store = store;
        this.view = view;
        this.state = state;
    }

    /**
     * Checks the transfers that are newer than an earlier state, and everything else there is.
     *
     * @param before the earlier state; an empty one to check all transfers
     */
    static List<String> broken(LedgerStore store, Snapshot view, LedgerState before, LedgerState after) {
        LedgerInvariants check = new LedgerInvariants(store, view, after);
        check.sums();
        after.wallets().forEach((user, wallet) -> {
            check.wallet(user, wallet);
            check.walk(user, wallet, before);
        });
        return check.broken;
    }

    private void sums() {
        long all = state.totals().amounts().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        require(all == 0, "L1: all books sum up to " + all);
        long gems = 0;
        long held = 0;
        long owed = 0;
        for (Wallet wallet : state.wallets().values()) {
            gems += wallet.balance().gems().units();
            held += wallet.balance().held().units();
            owed += wallet.balance().owed().units();
        }
        require(gems == state.totals().of(Book.GEMS), "L1: wallets have " + gems + " gems, transfers made others");
        require(held == state.totals().of(Book.HELD), "L1: wallets hold " + held + " gems, transfers made others");
        require(owed == -state.totals().of(Book.DEBT), "L1: users owe " + owed + " gems, transfers made others");
    }

    private void wallet(String user, Wallet wallet) {
        Balance balance = wallet.balance();
        require(balance.gems().units() >= 0 && balance.held().units() >= 0, "L4: " + user + " has " + balance);
        require(balance.owed().units() >= 0, "L4: " + user + " owes " + balance);
        long free = wallet.lots().stream().mapToLong(lot -> lot.free().units()).sum();
        require(free == balance.gems().units(), "L5: free lots of " + user + " are " + free);
        Map<String, Long> heldByLot = new HashMap<>();
        long held = 0;
        for (Hold hold : state.holds().getOrDefault(user, List.of())) {
            held += hold.gems().units();
            long parts = 0;
            for (LotUse use : hold.uses()) {
                parts += use.gems().units();
                heldByLot.merge(use.lot().id(), use.gems().units(), Long::sum);
            }
            require(parts == hold.gems().units(), "L5: parts of hold " + hold.id() + " are " + parts);
        }
        require(held == balance.held().units(), "L5: open holds of " + user + " are " + held);
        for (Lot lot : wallet.lots()) {
            long expected = heldByLot.getOrDefault(lot.id(), 0L);
            require(lot.held().units() == expected, "L5: holds have " + expected + " of lot " + lot);
        }
    }

    private void walk(String user, Wallet now, LedgerState before) {
        Wallet then = before.wallets().getOrDefault(user, Wallet.unused(new UserId(user)));
        int more = (int) (now.revision() - then.revision());
        List<Transfer> news = more <= 0
                ? List.of()
                : store.newest(view, now.owner(), Long.MAX_VALUE, more).stream()
                        .filter(row -> revision(row) > then.revision())
                        .toList();
        require(
                news.size() == Math.max(0, more),
                "L3: " + user + " has " + news.size() + " new transfers, not " + more);
        Balance balance = then.balance();
        long revision = then.revision();
        for (int i = news.size() - 1; i >= 0; i--) {
            Transfer.Moved moved = news.get(i).moved().orElseThrow();
            revision++;
            require(moved.revision() == revision, "L3: " + user + " has no revision " + revision);
            long gems = balance.gems().units() + moved.postings().of(Book.GEMS);
            long held = balance.held().units() + moved.postings().of(Book.HELD);
            long owed = balance.owed().units() - moved.postings().of(Book.DEBT);
            balance = moved.after();
            require(
                    gems == balance.gems().units()
                            && held == balance.held().units()
                            && owed == balance.owed().units(),
                    "L2: revision " + revision + " of " + user + " is said to leave " + balance);
        }
        require(balance.equals(now.balance()), "L2: the wallet of " + user + " has " + now.balance());
        require(
                news.isEmpty()
                        || now.head().equals(news.get(0).moved().orElseThrow().chain()),
                "L2: the head of " + user + " is not its last link");
    }

    private static long revision(Transfer row) {
        return row.moved().orElseThrow().revision();
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            broken.add(otherwise);
        }
    }
}
