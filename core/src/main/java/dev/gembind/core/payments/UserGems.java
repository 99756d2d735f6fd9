package dev.gembind.core.payments;

import dev.gembind.core.UserId;
import dev.gembind.core.bindings.UserData;
import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.Wallet;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.InstantSource;

/**
 * Keeps users who have gems, owe some, or may still pay for some from being cleaned up. Wallets and transfers stay when a
 * user is removed: they are the books. Thread-safe.
 */
public final class UserGems implements UserData {
    private final PaymentStores stores;
    private final InstantSource time;

    public UserGems(PaymentStores stores, InstantSource time) {
        this.stores = stores;
        this.time = time;
    }

    @Override
    public boolean keeps(Snapshot snapshot, UserId user) {
        Balance balance =
                stores.ledger().find(snapshot, user).map(Wallet::balance).orElse(Balance.ZERO);
        return !balance.equals(Balance.ZERO) || stores.payments().countOpenOrders(snapshot, user, time.instant()) > 0;
    }

    @Override
    public int deleteByUser(Transaction tx, UserId user) {
        return 0;
    }
}
