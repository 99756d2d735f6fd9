package dev.gembind.core.ledger;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Transfer.Moved;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A copy of a ledger whose rows a test can change behind its back. The place in a wallet's list is what a row's revision is. */
final class EditableLedger implements LedgerStore {
    private static final int MANY = 10_000;

    final NavigableMap<String, Wallet> wallets = new TreeMap<>();
    final Map<String, List<Transfer>> moves = new HashMap<>();
    final List<Hold> holds = new ArrayList<>();

    static EditableLedger copyOf(LedgerStore store, Snapshot view) {
        EditableLedger copy = new EditableLedger();
        store.scanWallets(view, page -> {
            page.forEach(wallet -> copy.add(store, view, wallet));
            return true;
        });
        return copy;
    }

    private void add(LedgerStore store, Snapshot view, Wallet wallet) {
        List<Transfer> rows = new ArrayList<>(store.newest(view, wallet.owner(), Long.MAX_VALUE, MANY));
        rows.sort(Comparator.comparingLong(EditableLedger::revision));
        wallets.put(wallet.owner().value(), wallet);
        moves.put(wallet.owner().value(), rows);
        holds.addAll(store.openHolds(view, wallet.owner()));
    }

    void edit(UserId owner, int revision, UnaryOperator<Transfer> change) {
        List<Transfer> rows = rows(owner);
        rows.set(revision - 1, change.apply(rows.get(revision - 1)));
    }

    /** Makes the chain of a wallet anew, as somebody who knows how would after a change. */
    void chainAgain(UserId owner) {
        String head = "";
        List<Transfer> rows = rows(owner);
        for (int i = 0; i < rows.size(); i++) {
            Moved moved = rows.get(i).moved().orElseThrow();
            head = Chain.link(head, rows.get(i), moved);
            rows.set(
                    i,
                    with(
                            rows.get(i),
                            new Moved(moved.postings(), moved.uses(), moved.revision(), moved.after(), head)));
        }
        Wallet wallet = wallets.get(owner.value());
        wallets.put(
                owner.value(), new Wallet(owner, rows.size(), wallet.balance(), wallet.lots(), wallet.frozen(), head));
    }

    static Transfer with(Transfer row, Moved moved) {
        return new Transfer(row.id(), row.kind(), row.key(), row.intent(), row.why(), row.recordedAt(), moved);
    }

    List<Transfer> rows(UserId owner) {
        return moves.getOrDefault(owner.value(), new ArrayList<>());
    }

    private Stream<Transfer> all() {
        return moves.values().stream().flatMap(List::stream);
    }

    private static long revision(Transfer row) {
        return row.moved().orElseThrow().revision();
    }

    @Override
    public Optional<Transfer> find(Snapshot snapshot, TransferKey key) {
        return all().filter(row -> row.key().equals(key)).findFirst();
    }

    @Override
    public Optional<Transfer> find(Snapshot snapshot, String id) {
        return all().filter(row -> row.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Transfer> at(Snapshot snapshot, UserId owner, long revision) {
        return rows(owner).stream().filter(row -> revision(row) == revision).findFirst();
    }

    @Override
    public List<Transfer> newest(Snapshot snapshot, UserId owner, long below, int limit) {
        return rows(owner).stream()
                .filter(row -> revision(row) < below)
                .sorted(Comparator.comparingLong(EditableLedger::revision).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Wallet> find(Snapshot snapshot, UserId owner) {
        return Optional.ofNullable(wallets.get(owner.value()));
    }

    @Override
    public List<Hold> openHolds(Snapshot snapshot, UserId owner) {
        return holds.stream().filter(hold -> hold.owner().equals(owner)).toList();
    }

    @Override
    public void scanWallets(Snapshot snapshot, Predicate<List<Wallet>> sink) {
        for (Wallet wallet : wallets.values()) {
            if (!sink.test(List.of(wallet))) {
                return;
            }
        }
    }

    @Override
    public Postings totals(Snapshot snapshot) {
        EnumMap<Book, Long> sums = new EnumMap<>(Book.class);
        all().forEach(row -> row.moved()
                .orElseThrow()
                .postings()
                .amounts()
                .forEach((book, amount) -> sums.merge(book, amount, Math::addExact)));
        return new Postings(sums);
    }

    @Override
    public Wallet lock(Transaction tx, UserId owner) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean post(Transaction tx, Transfer transfer, Wallet next) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean refuse(Transaction tx, Transfer transfer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setFrozen(Transaction tx, UserId owner, boolean frozen) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void insertHold(Transaction tx, Hold hold) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean endHold(Transaction tx, Hold ended) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Hold> findHold(Snapshot snapshot, String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Hold> expiredHolds(Snapshot snapshot, Instant now, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<UserId> expiredWallets(Snapshot snapshot, Instant now, int limit) {
        throw new UnsupportedOperationException();
    }
}
