package dev.gembind.testkit.ledger.model;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.LedgerStore;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.Transfer.Moved;
import dev.gembind.core.ledger.Wallet;
import dev.gembind.core.storage.Transaction;
import java.util.HashMap;
import java.util.Map;

/** Now and then gives out the wallet of a moment ago, and writes over what was there. */
final class IgnoresRevisions extends DelegatingLedgerStore {
    private final Map<UserId, Wallet> earlier = new HashMap<>();
    private int count;

    IgnoresRevisions(LedgerStore real) {
        super(real);
    }

    @Override
    public Wallet lock(Transaction tx, UserId owner) {
        count++;
        return count % 9 == 0 ? earlier.getOrDefault(owner, super.lock(tx, owner)) : super.lock(tx, owner);
    }

    @Override
    public boolean post(Transaction tx, Transfer row, Wallet next) {
        Wallet stored = super.lock(tx, next.owner());
        earlier.put(next.owner(), stored);
        long revision = stored.revision() + 1;
        Moved all = row.moved().orElseThrow();
        Moved moved = new Moved(all.postings(), all.uses(), revision, all.after(), all.chain());
        Wallet over = new Wallet(next.owner(), revision, next.balance(), next.lots(), next.frozen(), next.head());
        return super.post(tx, with(row, moved), over);
    }
}
