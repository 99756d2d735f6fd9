package dev.gembind.core.payments;

import dev.gembind.core.UserId;
import dev.gembind.core.bindings.UserData;
import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.GemHolds;
import dev.gembind.core.ledger.GemLedger;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.ledger.Wallet;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.InstantSource;
import java.util.List;

/**
 * What users have of gems. Who has some, owes some, or may still pay for some is not cleaned up; who is removed all the
 * same loses them, what they did stays in the books, and what they pay again and again is asked to end. Thread-safe.
 */
public final class UserGems implements UserData {
    private static final String REASON = "user removed";

    private final PaymentStores stores;
    private final InstantSource time;
    private final GemLedger ledger;
    private final GemHolds holds;
    private final RenewalWishes wishes;

    public UserGems(PaymentStores stores, LedgerContext context) {
        this.stores = stores;
        this.time = context.time();
        this.ledger = new GemLedger(stores.ledger(), context);
        this.holds = new GemHolds(stores.ledger(), context);
        this.wishes = new RenewalWishes(stores.outbox(), context);
    }

    @Override
    public boolean keeps(Snapshot snapshot, UserId user) {
        Balance balance =
                stores.ledger().find(snapshot, user).map(Wallet::balance).orElse(Balance.ZERO);
        return !balance.equals(Balance.ZERO)
                || stores.payments().countOpenOrders(snapshot, user, time.instant()) > 0
                || stores.subscriptions().of(snapshot, user).stream()
                        .anyMatch(subscription -> subscription.isEntitledAt(time.instant()));
    }

    /**
     * Ends holds, books the gems as given up, and has the providers asked to take no more money for subscriptions. A refund
     * that is under way goes on.
     */
    @Override
    public int deleteByUser(Transaction tx, UserId user) {
        Why why = new Why("system", REASON, time.instant());
        int released = holds.releaseAll(tx, user, why);
        Gems lost = ledger.forfeit(tx, user, why);
        return (lost.isZero() ? released : released + 1) + endSubscriptions(tx, user);
    }

    private int endSubscriptions(Transaction tx, UserId user) {
        List<Subscription> running = stores.subscriptions().of(tx, user).stream()
                .filter(subscription -> subscription.mayRenewAt(time.instant()))
                .toList();
        running.forEach(subscription -> wishes.ask(tx, subscription, false));
        return running.size();
    }
}
