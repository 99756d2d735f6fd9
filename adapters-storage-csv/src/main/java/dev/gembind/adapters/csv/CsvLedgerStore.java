package dev.gembind.adapters.csv;

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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Wallets by owner, transfers by id, by key and by the revision they made, holds by id, by owner and by their end. */
final class CsvLedgerStore implements LedgerStore {
    private static final int CHUNK = 1000;

    private final CsvTable<Wallet> wallets;
    private final SortedIndex<Wallet> byExpiry;
    private final CsvTable<Transfer> transfers;
    private final UniqueIndex<Transfer> byKey;
    private final UniqueIndex<Transfer> byRevision;
    private final CsvTable<Hold> holds;
    private final GroupIndex<Hold> openByOwner;
    private final SortedIndex<Hold> openByEnd;

    CsvLedgerStore(Catalog catalog) {
        this.wallets = new CsvTable<>(
                catalog,
                WalletCodec.SPEC,
                new WalletCodec(),
                wallet -> wallet.owner().value());
        this.byExpiry = wallets.with(
                new SortedIndex<>(wallet -> sortable(wallet.nextExpiry().orElse(null))));
        this.transfers = new CsvTable<>(catalog, TransferCodec.SPEC, new TransferCodec(), Transfer::id);
        this.byKey = transfers.with(new UniqueIndex<>(transfer -> key(transfer.key())));
        this.byRevision = transfers.with(new UniqueIndex<>(CsvLedgerStore::revisionKey));
        this.holds = new CsvTable<>(catalog, HoldCodec.SPEC, new HoldCodec(), Hold::id);
        this.openByOwner =
                holds.with(new GroupIndex<>(hold -> hold.isOpen() ? hold.owner().value() : null));
        this.openByEnd = holds.with(new SortedIndex<>(hold -> hold.isOpen() ? sortable(hold.expiresAt()) : null));
    }

    MovableRows<Wallet> movableWallets() {
        return new ArchiveTable<>(wallets);
    }

    MovableRows<Transfer> movableTransfers() {
        return new ArchiveTable<>(transfers);
    }

    MovableRows<Hold> movableHolds() {
        return new ArchiveTable<>(holds);
    }

    @Override
    public Optional<Transfer> find(Snapshot snapshot, TransferKey key) {
        return Optional.ofNullable(transfers.find(snapshot, byKey, key(key)));
    }

    @Override
    public Optional<Transfer> find(Snapshot snapshot, String id) {
        return Optional.ofNullable(transfers.get(snapshot, id));
    }

    @Override
    public Optional<Transfer> at(Snapshot snapshot, UserId owner, long revision) {
        return Optional.ofNullable(transfers.find(snapshot, byRevision, revisionKey(owner, revision)));
    }

    @Override
    public List<Transfer> newest(Snapshot snapshot, UserId owner, long below, int limit) {
        long newest = find(snapshot, owner).map(Wallet::revision).orElse(0L);
        long first = Math.min(newest, below - 1);
        List<Transfer> found = new ArrayList<>();
        for (long revision = first; revision > 0 && found.size() < limit; revision--) {
            at(snapshot, owner, revision).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    @Override
    public Optional<Wallet> find(Snapshot snapshot, UserId owner) {
        return Optional.ofNullable(wallets.get(snapshot, owner.value()));
    }

    @Override
    public Wallet lock(Transaction tx, UserId owner) {
        return find(tx, owner).orElseGet(() -> Wallet.unused(owner)); // writes run one after another
    }

    @Override
    public boolean post(Transaction tx, Transfer transfer, Wallet next) {
        if (transfer.moved().map(Moved::revision).orElse(0L) != next.revision()) {
            throw new IllegalArgumentException("transfer and wallet are not of the same revision");
        }
        if (lock(tx, next.owner()).revision() != next.revision() - 1 || !insert(tx, transfer)) {
            return false;
        }
        wallets.put(tx, next);
        return true;
    }

    @Override
    public boolean refuse(Transaction tx, Transfer transfer) {
        return insert(tx, transfer);
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
        boolean open = findHold(tx, ended.id()).filter(Hold::isOpen).isPresent();
        if (open) {
            holds.put(tx, ended);
        }
        return open;
    }

    @Override
    public Optional<Hold> findHold(Snapshot snapshot, String id) {
        return Optional.ofNullable(holds.get(snapshot, id));
    }

    @Override
    public List<Hold> openHolds(Snapshot snapshot, UserId owner) {
        return holds.find(snapshot, openByOwner, owner.value()).stream()
                .sorted(Comparator.comparing(Hold::id))
                .toList();
    }

    @Override
    public List<Hold> expiredHolds(Snapshot snapshot, Instant now, int limit) {
        return holds.below(snapshot, openByEnd, after(now), limit);
    }

    @Override
    public List<UserId> expiredWallets(Snapshot snapshot, Instant now, int limit) {
        return wallets.below(snapshot, byExpiry, after(now), limit).stream()
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
        transfers.scan(snapshot, CHUNK, chunk -> {
            chunk.forEach(totals::add);
            return true;
        });
        return totals.postings();
    }

    private boolean insert(Transaction tx, Transfer transfer) {
        Transfer blocker = transfers.insertUnlessBlocked(tx, transfer);
        if (blocker != null && blocker.id().equals(transfer.id())) {
            throw new IllegalArgumentException("the id of transfer " + transfer.id() + " is in use");
        }
        return blocker == null;
    }

    /** A time is due at the very instant. */
    private static String after(Instant now) {
        return Times.sortable(now.plusNanos(1));
    }

    private static @Nullable String sortable(@Nullable Instant time) {
        return time == null ? null : Times.sortable(time);
    }

    private static String key(TransferKey key) {
        return key.scope() + '\0' + key.key(); // neither holds a NUL
    }

    private static @Nullable String revisionKey(Transfer transfer) {
        return transfer.effect() instanceof Moved moved ? revisionKey(transfer.owner(), moved.revision()) : null;
    }

    private static String revisionKey(UserId owner, long revision) {
        return owner.value() + '/' + revision; // no user id holds a slash
    }
}
