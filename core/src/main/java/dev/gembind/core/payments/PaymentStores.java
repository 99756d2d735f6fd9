package dev.gembind.core.payments;

import dev.gembind.core.bindings.UserStore;
import dev.gembind.core.ledger.LedgerStore;
import dev.gembind.core.outbox.Outbox;
import dev.gembind.core.storage.Transactor;

/**
 * The storage of one payment's parts, which commit together.
 *
 * @param transactor runs the transactions
 * @param payments keeps orders, charges and refunds
 * @param subscriptions keeps what is paid again and again
 * @param ledger keeps gems
 * @param outbox keeps messages to be sent
 * @param users tells who exists
 */
public record PaymentStores(
        Transactor transactor,
        PaymentStore payments,
        SubscriptionStore subscriptions,
        LedgerStore ledger,
        Outbox outbox,
        UserStore users) {}
