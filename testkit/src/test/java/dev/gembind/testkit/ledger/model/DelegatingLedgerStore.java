package dev.gembind.testkit.ledger.model;

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

/** Leaves everything to another store; mutants change one thing. */
class DelegatingLedgerStore implements LedgerStore {
    private final LedgerStore real;

    DelegatingLedgerStore(LedgerStore real) {
        this.real = real;
    }

    @Override
    public Optional<Transfer> find(Snapshot snapshot, TransferKey key) {
        return real.find(snapshot, key);
    }

    @Override
    public Optional<Transfer> find(Snapshot snapshot, String id) {
        return real.find(snapshot, id);
    }

    @Override
    public Optional<Transfer> at(Snapshot snapshot, UserId owner, long revision) {
        return real.at(snapshot, owner, revision);
    }

    @Override
    public List<Transfer> newest(Snapshot snapshot, UserId owner, long below, int limit) {
        return real.newest(snapshot, owner, below, limit);
    }

    @Override
    public Optional<Wallet> find(Snapshot snapshot, UserId owner) {
        return real.find(snapshot, owner);
    }

    @Override
    public Wallet lock(Transaction tx, UserId owner) {
        return real.lock(tx, owner);
    }

    @Override
    public boolean post(Transaction tx, Transfer transfer, Wallet next) {
        return real.post(tx, transfer, next);
    }

    @Override
    public boolean refuse(Transaction tx, Transfer transfer) {
        return real.refuse(tx, transfer);
    }

    @Override
    public void setFrozen(Transaction tx, UserId owner, boolean frozen) {
        real.setFrozen(tx, owner, frozen);
    }

    @Override
    public void insertHold(Transaction tx, Hold hold) {
        real.insertHold(tx, hold);
    }

    @Override
    public boolean endHold(Transaction tx, Hold ended) {
        return real.endHold(tx, ended);
    }

    @Override
    public Optional<Hold> findHold(Snapshot snapshot, String id) {
        return real.findHold(snapshot, id);
    }

    @Override
    public List<Hold> openHolds(Snapshot snapshot, UserId owner) {
        return real.openHolds(snapshot, owner);
    }

    @Override
    public List<Hold> expiredHolds(Snapshot snapshot, Instant now, int limit) {
        return real.expiredHolds(snapshot, now, limit);
    }

    @Override
    public List<UserId> expiredWallets(Snapshot snapshot, Instant now, int limit) {
        return real.expiredWallets(snapshot, now, limit);
    }

    @Override
    public void scanWallets(Snapshot snapshot, Predicate<List<Wallet>> sink) {
        real.scanWallets(snapshot, sink);
    }

    @Override
    public Postings totals(Snapshot snapshot) {
        return real.totals(snapshot);
    }

    /** Returns a transfer that moved something else, and is the same otherwise. */
    static Transfer with(Transfer row, Transfer.Moved moved) {
        return new Transfer(row.id(), row.kind(), row.key(), row.intent(), row.why(), row.recordedAt(), moved);
    }
}
