package dev.gembind.adapters.jdbc;

import dev.gembind.core.access.ApiKeyStore;
import dev.gembind.core.access.SignInSessionStore;
import dev.gembind.core.audit.AlertSink;
import dev.gembind.core.audit.AuditLog;
import dev.gembind.core.bindings.BindingStore;
import dev.gembind.core.bindings.LinkAttemptStore;
import dev.gembind.core.bindings.UserStore;
import dev.gembind.core.ledger.CheckpointStore;
import dev.gembind.core.limits.RateLimiter;
import dev.gembind.core.payments.PaymentStores;
import dev.gembind.core.storage.StorageCorruptException;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageUnavailableException;
import dev.gembind.core.storage.Transactor;
import dev.gembind.core.transfer.MovablePayments;
import dev.gembind.core.transfer.MovableStorage;
import dev.gembind.core.webhooks.SeenEvents;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Storage in PostgreSQL, which several processes may share, or in a file of H2, which one process holds. Thread-safe.
 *
 * <p>A write returns when the database has committed it (H2: when it is forced to the device), and no sooner. Bodies run on
 * threads of the storage, never on a caller's. A database that goes away is used again as soon as it is back; until then every call says
 * so, and whether its change is certainly absent.
 */
public final class JdbcStorage implements AutoCloseable {
    private static final String POSTGRES = "jdbc:postgresql:";
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final JdbcConfig config;
    private final JdbcEngine engine;
    private final RunningBodies bodies;
    private final Retries retries;
    private final Transactor transactor;
    private final JdbcUserStore users;
    private final JdbcBindingStore bindings;
    private final JdbcLinkAttemptStore linkAttempts;
    private final JdbcSignInSessionStore sessions;
    private final JdbcApiKeyStore apiKeys;
    private final JdbcAuditLog auditLog;
    private final JdbcSeenEvents seenEvents;
    private final JdbcLedgerStore ledger;
    private final JdbcPaymentStore payments;
    private final JdbcSubscriptionStore subscriptions;
    private final JdbcOutbox outbox;
    private final JdbcCheckpointStore checkpoints;
    private final List<SharedLimiter> limiters = new CopyOnWriteArrayList<>();

    private JdbcStorage(JdbcConfig config, JdbcEngine engine, RunningBodies bodies, Retries retries) {
        this.config = config;
        this.engine = engine;
        this.bodies = bodies;
        this.retries = retries;
        this.transactor = new JdbcTransactor(engine, bodies, config.deadline());
        this.users = new JdbcUserStore(bodies, !engine.isShared());
        this.bindings = new JdbcBindingStore(bodies);
        this.linkAttempts = new JdbcLinkAttemptStore(bodies);
        this.sessions = new JdbcSignInSessionStore(bodies);
        this.apiKeys = new JdbcApiKeyStore(bodies);
        this.auditLog = new JdbcAuditLog(bodies);
        this.seenEvents = new JdbcSeenEvents(bodies);
        this.ledger = new JdbcLedgerStore(bodies);
        this.payments = new JdbcPaymentStore(bodies);
        this.subscriptions = new JdbcSubscriptionStore(bodies);
        this.outbox = new JdbcOutbox(bodies);
        this.checkpoints = new JdbcCheckpointStore(bodies);
    }

    /**
     * Opens a database and brings its schema up to date. Tables of others in the same database are left alone.
     *
     * @param random spreads the pauses between tries
     * @throws StorageUnavailableException if the database cannot be reached or changed
     * @throws StorageCorruptException if the schema is not what this version made, or a newer version's
     * @throws IllegalArgumentException if the URL is not one of a supported database
     */
    public static JdbcStorage open(JdbcConfig config, RandomGenerator random) {
        return config.url().startsWith(POSTGRES)
                ? open(config, random, PostgresEngine::open)
                : open(config, random, H2File.hold(config));
    }

    /** Opens a database of H2 in a file that is held, through whatever files that names. */
    static JdbcStorage open(JdbcConfig config, RandomGenerator random, H2File file) {
        return open(config, random, (same, bodies, backoff) -> H2Engine.open(file, same, bodies, backoff));
    }

    private static JdbcStorage open(JdbcConfig config, RandomGenerator random, Opening opening) {
        RunningBodies bodies = new RunningBodies();
        Retries retries = new Retries();
        return new JdbcStorage(config, opening.open(config, bodies, new Backoff(random, retries)), bodies, retries);
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

    /** Returns the stores of gems, payments and messages, which commit together. */
    public PaymentStores payments() {
        return new PaymentStores(transactor, payments, subscriptions, ledger, outbox, users);
    }

    /** Returns which events of webhooks were taken. */
    public SeenEvents seenEvents() {
        return seenEvents;
    }

    /** Returns the checkpoints of the ledger. */
    public CheckpointStore checkpoints() {
        return checkpoints;
    }

    /** Returns everything, to be moved to another storage or compared with it. */
    public MovableStorage movable() {
        return new MovableStorage(
                new JdbcTransactor(new LongReads(engine), bodies, PATIENCE),
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

    /**
     * Returns a limiter whose permits all instances on this database share; on a file of H2, which one process holds, the
     * given one. It has connections of its own, and is closed with the storage.
     *
     * @param alone counts for this process when the database does not answer
     * @param alerts hears once of each time in which it does not
     */
    public RateLimiter limiter(RateLimiter alone, AlertSink alerts) {
        return engine.isShared() ? limiter(alone, alerts, System::nanoTime) : alone;
    }

    SharedLimiter limiter(RateLimiter alone, AlertSink alerts, LongSupplier nanos) {
        SharedLimiter limiter = new SharedLimiter(config, alone, alerts, nanos);
        limiters.add(limiter);
        return limiter;
    }

    /**
     * Forgets permits whose period is over, and the oldest if there are more than a million.
     *
     * @return how many were forgotten, at most so many as asked
     * @throws StorageException if the database failed
     */
    public int forgetLimits(int most) {
        return change("forget-limits", scope -> JdbcLimits.forget(scope, most));
    }

    /** Returns how many transactions were run again for that reason, since this storage was opened. */
    public long retries(RetryReason reason) {
        return retries.get(reason);
    }

    /** Tells whether other processes may use the same database. */
    public boolean isShared() {
        return engine.isShared();
    }

    /**
     * Takes a lease that nobody holds, or keeps one for longer. Of all instances on this database one holds it at a time; when
     * it does not come back in time, the next one that asks gets it.
     *
     * @param name what only one instance may do
     * @param holder names this instance, and no other one
     * @param time how long it is held from now on, by the clock of the database
     * @return whether it is held now
     * @throws StorageException if the database failed
     */
    public boolean holdLease(String name, String holder, Duration time) {
        return !engine.isShared() || change("hold-lease", scope -> JdbcLeases.hold(scope, name, holder, time));
    }

    /**
     * Gives a lease up, so that the next one that asks gets it at once; one that is not held stays as it is.
     *
     * @throws StorageException if the database failed
     */
    public void giveUpLease(String name, String holder) {
        if (engine.isShared()) {
            change("give-up-lease", scope -> JdbcLeases.giveUp(scope, name, holder));
        }
    }

    /** Asks the database, and returns why it does not answer; empty when it does. */
    public Optional<String> problem() {
        try {
            transactor.read("health", snapshot -> auditLog.newest(snapshot, 1).size());
            return Optional.empty();
        } catch (StorageException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Finishes the transactions that are waiting, and closes. Later calls do nothing. */
    @Override
    public void close() {
        limiters.forEach(SharedLimiter::close);
        engine.close();
    }

    private <T> T change(String name, Function<JdbcScope, T> body) {
        bodies.requireNone();
        return engine.write(new Work<>(name, body, config.deadline()));
    }

    private interface Opening {
        JdbcEngine open(JdbcConfig config, RunningBodies bodies, Backoff backoff);
    }
}
