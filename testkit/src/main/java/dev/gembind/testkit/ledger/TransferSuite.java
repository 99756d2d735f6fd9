package dev.gembind.testkit.ledger;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Transfer;
import dev.gembind.core.ledger.TransferKey;
import java.util.List;
import java.util.Optional;

/** What the suites of stored transfers share: rows, and short ways to write and read them. */
abstract class TransferSuite extends LedgerContract {
    final LedgerRows rows = new LedgerRows();

    boolean post(Transfer row) {
        UserId owner = row.owner();
        long revision = row.moved().orElseThrow().revision();
        return this.<Boolean>write(tx -> store().post(tx, row, LedgerRows.wallet(owner, revision)));
    }

    boolean refuse(Transfer row) {
        return this.<Boolean>write(tx -> store().refuse(tx, row));
    }

    Optional<Transfer> byKey(TransferKey key) {
        return read(view -> store().find(view, key));
    }

    Optional<Transfer> byId(String id) {
        return read(view -> store().find(view, id));
    }

    Optional<Transfer> at(UserId owner, long revision) {
        return read(view -> store().at(view, owner, revision));
    }

    List<Transfer> newest(UserId owner, long below, int limit) {
        return read(view -> store().newest(view, owner, below, limit));
    }
}
