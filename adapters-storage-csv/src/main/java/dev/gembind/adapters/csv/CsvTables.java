package dev.gembind.adapters.csv;

import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.payments.PaymentStores;
import dev.gembind.core.storage.Transactor;
import dev.gembind.core.transfer.MovablePayments;
import dev.gembind.core.transfer.MovableStorage;

/** Every table of the product, in one catalog. */
final class CsvTables {
    private final Catalog catalog = new Catalog();
    private final CsvUserStore users = new CsvUserStore(catalog);
    private final CsvBindingStore bindings = new CsvBindingStore(catalog);
    private final CsvLinkAttemptStore linkAttempts = new CsvLinkAttemptStore(catalog);
    private final CsvSignInSessionStore sessions = new CsvSignInSessionStore(catalog);
    private final CsvApiKeyStore apiKeys = new CsvApiKeyStore(catalog);
    private final CsvLedgerStore ledger = new CsvLedgerStore(catalog);
    private final CsvPaymentStore payments = new CsvPaymentStore(catalog);
    private final CsvSubscriptionStore subscriptions = new CsvSubscriptionStore(catalog);
    private final CsvOutbox outbox = new CsvOutbox(catalog);
    private final CsvSeenEvents seenEvents = new CsvSeenEvents(catalog);
    private final CsvCheckpointStore checkpoints = new CsvCheckpointStore(catalog);
    private final CsvAuditLog auditLog;

    CsvTables(int auditRowsInMemory) {
        this.auditLog = new CsvAuditLog(catalog, auditRowsInMemory);
    }

    /** Returns everything, in transactions of the given transactor. */
    MovableStorage movable(Transactor transactor) {
        return new MovableStorage(
                transactor,
                users.movable(),
                bindings.movable(),
                linkAttempts.movable(),
                sessions.movable(),
                apiKeys.movable(),
                auditLog.movable(),
                new MovablePayments(
                        ledger.movableWallets(),
                        ledger.movableTransfers(),
                        ledger.movableHolds(),
                        payments.movableOrders(),
                        payments.movableCharges(),
                        payments.movableRefunds(),
                        subscriptions.movable(),
                        payments.movableMarks(),
                        outbox.movable(),
                        checkpoints.movableCheckpoints(),
                        checkpoints.movableHeads(),
                        seenEvents.movable()));
    }

    BindingStores stores(Transactor transactor) {
        return new BindingStores(transactor, users, bindings, linkAttempts, auditLog);
    }

    PaymentStores paymentStores(Transactor transactor) {
        return new PaymentStores(transactor, payments, subscriptions, ledger, outbox, users);
    }

    CsvCheckpointStore checkpoints() {
        return checkpoints;
    }

    CsvSeenEvents seenEvents() {
        return seenEvents;
    }

    Catalog catalog() {
        return catalog;
    }

    CsvUserStore users() {
        return users;
    }

    CsvBindingStore bindings() {
        return bindings;
    }

    CsvLinkAttemptStore linkAttempts() {
        return linkAttempts;
    }

    CsvSignInSessionStore sessions() {
        return sessions;
    }

    CsvApiKeyStore apiKeys() {
        return apiKeys;
    }

    CsvAuditLog auditLog() {
        return auditLog;
    }
}
