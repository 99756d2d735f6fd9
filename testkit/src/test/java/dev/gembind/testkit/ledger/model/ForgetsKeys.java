package dev.gembind.testkit.ledger.model;

import dev.gembind.core.ledger.LedgerStore;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Wallet;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.util.Optional;

/** Lets the same key through again, under another name. */
final class ForgetsKeys extends DelegatingLedgerStore {
    private int count;

    ForgetsKeys(LedgerStore real) {
        super(real);
    }

    @Override
    public Optional<Transfer> find(Snapshot snapshot, TransferKey key) {
        return snapshot instanceof Transaction ? Optional.empty() : super.find(snapshot, key);
    }

    @Override
    public boolean post(Transaction tx, Transfer row, Wallet next) {
        if (super.find(tx, row.key()).isEmpty()) {
            return super.post(tx, row, next);
        }
        count++;
        TransferKey other = new TransferKey(row.key().scope(), "other " + count);
        return super.post(
                tx,
                new Transfer(row.id(), row.kind(), other, row.intent(), row.why(), row.recordedAt(), row.effect()),
                next);
    }
}
