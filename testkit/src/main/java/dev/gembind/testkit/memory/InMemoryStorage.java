package dev.gembind.testkit.memory;

import dev.gembind.core.access.ApiKeyStore;
import dev.gembind.core.access.SignInSessionStore;
import dev.gembind.core.audit.AuditLog;
import dev.gembind.core.bindings.BindingStore;
import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.bindings.LinkAttemptStore;
import dev.gembind.core.bindings.UserStore;
import dev.gembind.core.ledger.CheckpointStore;
import dev.gembind.core.ledger.LedgerStore;
import dev.gembind.core.payments.PaymentStores;
import dev.gembind.core.storage.Transactor;
import dev.gembind.core.transfer.MovablePayments;
import dev.gembind.core.transfer.MovableStorage;
import dev.gembind.core.webhooks.SeenEvents;

/**
 * Storage for tests: strictly serializable by one lock, all or nothing by copying what a body changes. Nested transactions
 * and handles used after their end, on another thread or on another storage are refused, as the port demands. Nothing
 * outlives the object. Thread-safe.
 */
public final class InMemoryStorage implements AutoCloseable {
    private final MemoryTransactor transactor;
    private final MemoryUserStore users;
    private final MemoryBindingStore bindings;
    private final MemoryLinkAttemptStore linkAttempts;
    private final MemorySignInSessionStore sessions;
    private final MemoryApiKeyStore apiKeys;
    private final MemoryAuditLog auditLog;
    private final MemoryLedgerStore ledger;
    private final MemoryOutbox outbox;
    private final MemoryPaymentStore payments;
    private final MemorySubscriptionStore subscriptions;
    private final MemoryCheckpointStore checkpoints;
    private final MemorySeenEvents seenEvents;

    private InMemoryStorage(boolean bodiesRunTwice) {
        this.transactor = new MemoryTransactor(bodiesRunTwice);
        this.users = new MemoryUserStore(transactor);
        this.bindings = new MemoryBindingStore(transactor);
        this.linkAttempts = new MemoryLinkAttemptStore(transactor);
        this.sessions = new MemorySignInSessionStore(transactor);
        this.apiKeys = new MemoryApiKeyStore(transactor);
        this.auditLog = new MemoryAuditLog(transactor);
        this.ledger = new MemoryLedgerStore(transactor);
        this.outbox = new MemoryOutbox(transactor);
        this.payments = new MemoryPaymentStore(transactor);
        this.subscriptions = new MemorySubscriptionStore(transactor);
        this.checkpoints = new MemoryCheckpointStore(transactor);
        this.seenEvents = new MemorySeenEvents(transactor);
    }

    /** Returns an empty storage. */
    public static InMemoryStorage create() {
        return new InMemoryStorage(false);
    }

    /**
     * Returns an empty storage that runs every write body twice and rolls the first run back, as if it had met a conflict.
     * A body with an effect besides its store calls is found out: what it counts comes to double.
     */
    public static InMemoryStorage runningBodiesTwice() {
        return new InMemoryStorage(true);
    }

    /** Returns the way to read and change what is stored. */
    public Transactor transactor() {
        return transactor;
    }

    /** Returns the users. */
    public UserStore users() {
        return users;
    }

    /** Returns the bindings. */
    public BindingStore bindings() {
        return bindings;
    }

    /** Returns the link attempts. */
    public LinkAttemptStore linkAttempts() {
        return linkAttempts;
    }

    /** Returns the sessions of signed-in browsers. */
    public SignInSessionStore sessions() {
        return sessions;
    }

    /** Returns the keys of host sites. */
    public ApiKeyStore apiKeys() {
        return apiKeys;
    }

    /** Returns the audit log. */
    public AuditLog auditLog() {
        return auditLog;
    }

    /** Returns the wallets, transfers and holds. */
    public LedgerStore ledger() {
        return ledger;
    }

    /** Returns which events of providers were taken. */
    public SeenEvents seenEvents() {
        return seenEvents;
    }

    /** Returns the parts that the services of payments take. */
    public PaymentStores paymentStores() {
        return new PaymentStores(transactor, payments, subscriptions, ledger, outbox, users);
    }

    /** Returns the checkpoints of the ledger. */
    public CheckpointStore checkpoints() {
        return checkpoints;
    }

    /** Returns the parts that the services of bindings take. */
    public BindingStores bindingStores() {
        return new BindingStores(transactor, users, bindings, linkAttempts, auditLog);
    }

    /** Returns everything, to be moved to another storage or compared with it. */
    public MovableStorage movable() {
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

    /** Closes; later transactions fail as unavailable. */
    @Override
    public void close() {
        transactor.close();
    }
}
