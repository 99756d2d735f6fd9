package dev.gembind.bench;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Hold;
import dev.gembind.core.ledger.LedgerStore;
import dev.gembind.core.ledger.Postings;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Wallet;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Remembers one wallet and no transfer, so that what it takes to spend is the domain's own work and nothing else. */
final class OneWallet implements LedgerStore {
    private Wallet wallet;

    OneWallet(UserId owner) {
        this.wallet = Wallet.unused(owner);
    }

    @Override
    public Optional<Transfer> find(Snapshot snapshot, TransferKey key) {
        return Optional.empty();
    }

    @Override
    public Wallet lock(Transaction tx, UserId owner) {
        return wallet;
    }

    @Override
    public boolean post(Transaction tx, Transfer transfer, Wallet next) {
        wallet = next;
        return true;
    }

    @Override
    public Optional<Wallet> find(Snapshot snapshot, UserId owner) {
        return Optional.of(wallet);
    }

    @Override
    public Optional<Transfer> find(Snapshot snapshot, String id) {
        throw unexpected();
    }

    @Override
    public Optional<Transfer> at(Snapshot snapshot, UserId owner, long revision) {
        throw unexpected();
    }

    @Override
    public List<Transfer> newest(Snapshot snapshot, UserId owner, long below, int limit) {
        throw unexpected();
    }

    @Override
    public boolean refuse(Transaction tx, Transfer transfer) {
        throw unexpected();
    }

    @Override
    public void setFrozen(Transaction tx, UserId owner, boolean frozen) {
        throw unexpected();
    }

    @Override
    public void insertHold(Transaction tx, Hold hold) {
        throw unexpected();
    }

    @Override
    public boolean endHold(Transaction tx, Hold ended) {
        throw unexpected();
    }

    @Override
    public Optional<Hold> findHold(Snapshot snapshot, String id) {
        throw unexpected();
    }

    @Override
    public List<Hold> openHolds(Snapshot snapshot, UserId owner) {
        throw unexpected();
    }

    @Override
    public List<Hold> expiredHolds(Snapshot snapshot, Instant now, int limit) {
        throw unexpected();
    }

    @Override
    public List<UserId> expiredWallets(Snapshot snapshot, Instant now, int limit) {
        throw unexpected();
    }

    @Override
    public void scanWallets(Snapshot snapshot, Predicate<List<Wallet>> sink) {
        throw unexpected();
    }

    @Override
    public Postings totals(Snapshot snapshot) {
        throw unexpected();
    }

    private static IllegalStateException unexpected() {
        return new IllegalStateException("a spend does not do this");
    }
}
