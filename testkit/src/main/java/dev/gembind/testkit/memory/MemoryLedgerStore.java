package dev.gembind.testkit.memory;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.BookTotals;
import dev.gembind.core.ledger.Hold;
import dev.gembind.core.ledger.LedgerStore;
import dev.gembind.core.ledger.Postings;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.Transfer.Moved;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Wallet;
import dev.gembind.core.storage.MovableRows;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Wallets by owner, transfers and holds by id; everything else is looked up in all of them. */
final class MemoryLedgerStore implements LedgerStore {
    private final MemoryTable<Wallet> wallets;
    private final MemoryTable<Transfer> transfers;
    private final MemoryTable<Hold> holds;

    MemoryLedgerStore(MemoryTransactor owner) {
        this.wallets = new MemoryTable<>(owner, wallet -> wallet.owner().value());
        this.transfers = new MemoryTable<>(owner, Transfer::id);
        this.holds = new MemoryTable<>(owner, Hold::id);
    }

    MovableRows<Wallet> movableWallets() {
        return MemoryRows.of(wallets);
    }

    MovableRows<Transfer> movableTransfers() {
        return new MemoryRows<>(view -> transfers.all(view).toList(), this::adopt);
    }

    MovableRows<Hold> movableHolds() {
        return MemoryRows.of(holds);
    }

    private void adopt(Transaction tx, Transfer transfer) {
        boolean made = transfer.moved().isPresent()
                && at(tx, transfer.owner(), revisionOf(transfer)).isPresent();
        if (made || !refuse(tx, transfer)) {
            throw new IllegalArgumentException("the key or the revision of transfer " + transfer.id() + " is in use");
        }
    }

    @Override
    public Optional<Transfer> find(Snapshot snapshot, TransferKey key) {
        return transfers
                .all(snapshot)
                .filter(transfer -> transfer.key().equals(key))
                .findFirst();
    }

    @Override
    public Optional<Transfer> find(Snapshot snapshot, String id) {
        return Optional.ofNullable(transfers.get(snapshot, id));
    }

    @Override
    public Optional<Transfer> at(Snapshot snapshot, UserId owner, long revision) {
        return moves(snapshot, owner)
                .filter(transfer -> revisionOf(transfer) == revision)
                .findFirst();
    }

    @Override
    public List<Transfer> newest(Snapshot snapshot, UserId owner, long below, int limit) {
        return moves(snapshot, owner)
                .filter(transfer -> revisionOf(transfer) < below)
                .sorted(Comparator.comparingLong(MemoryLedgerStore::revisionOf).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Wallet> find(Snapshot snapshot, UserId owner) {
        return Optional.ofNullable(wallets.get(snapshot, owner.value()));
    }

    @Override
    public Wallet lock(Transaction tx, UserId owner) {
        return find(tx, owner).orElse(Wallet.unused(owner));
    }

    @Override
    public boolean post(Transaction tx, Transfer transfer, Wallet next) {
        long before = lock(tx, next.owner()).revision();
        if (revisionOf(transfer) != next.revision()) {
            throw new IllegalArgumentException("transfer and wallet are not of the same revision");
        }
        if (before != next.revision() - 1 || !refuse(tx, transfer)) {
            return false;
        }
        wallets.put(tx, next);
        return true;
    }

    @Override
    public boolean refuse(Transaction tx, Transfer transfer) {
        if (find(tx, transfer.key()).isPresent()) {
            return false;
        }
        if (!transfers.insertIfAbsent(tx, transfer)) {
            throw new IllegalArgumentException("the id of transfer " + transfer.id() + " is in use");
        }
        return true;
    }

    @Override
    public void setFrozen(Transaction tx, UserId owner, boolean frozen) {
        wallets.put(tx, lock(tx, owner).frozen(frozen));
    }

    @Override
    public void insertHold(Transaction tx, Hold hold) {
        if (!holds.insertIfAbsent(tx, hold)) {
            throw new IllegalArgumentException("the id of hold " + hold.id() + " is in use");
        }
    }

    @Override
    public boolean endHold(Transaction tx, Hold ended) {
        Hold stored = holds.get(tx, ended.id());
        if (stored == null || !stored.isOpen()) {
            return false;
        }
        holds.put(tx, ended);
        return true;
    }

    @Override
    public Optional<Hold> findHold(Snapshot snapshot, String id) {
        return Optional.ofNullable(holds.get(snapshot, id));
    }

    @Override
    public List<Hold> openHolds(Snapshot snapshot, UserId owner) {
        return holds.all(snapshot)
                .filter(hold -> hold.isOpen() && hold.owner().equals(owner))
                .toList();
    }

    @Override
    public List<Hold> expiredHolds(Snapshot snapshot, Instant now, int limit) {
        return holds.all(snapshot)
                .filter(Hold::isOpen)
                .filter(hold -> isDue(Optional.ofNullable(hold.expiresAt()), now))
                .sorted(Comparator.comparing(Hold::expiresAt).thenComparing(Hold::id))
                .limit(limit)
                .toList();
    }

    @Override
    public List<UserId> expiredWallets(Snapshot snapshot, Instant now, int limit) {
        return wallets.all(snapshot)
                .filter(wallet -> isDue(wallet.nextExpiry(), now))
                .sorted(Comparator.comparing(
                                (Wallet wallet) -> wallet.nextExpiry().orElseThrow())
                        .thenComparing(Wallet::owner))
                .limit(limit)
                .map(Wallet::owner)
                .toList();
    }

    @Override
    public void scanWallets(Snapshot snapshot, Predicate<List<Wallet>> sink) {
        movableWallets().scan(snapshot, sink);
    }

    @Override
    public Postings totals(Snapshot snapshot) {
        BookTotals totals = new BookTotals();
        transfers.all(snapshot).forEach(totals::add);
        return totals.postings();
    }

    private Stream<Transfer> moves(Snapshot snapshot, UserId owner) {
        return transfers
                .all(snapshot)
                .filter(transfer -> transfer.owner().equals(owner))
                .filter(transfer -> transfer.moved().isPresent());
    }

    private static long revisionOf(Transfer transfer) {
        return transfer.moved().map(Moved::revision).orElse(0L);
    }

    private static boolean isDue(Optional<Instant> end, Instant now) {
        return end.isPresent() && !end.get().isAfter(now);
    }
}
