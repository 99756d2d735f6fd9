package dev.gembind.core.ledger;

import dev.gembind.core.UserId;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.StorageTimeoutException;
import dev.gembind.core.storage.Transaction;
import dev.gembind.core.storage.Transactor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gems for callers that have nothing else to commit with them: each method is one transaction. Whoever repeats a request
 * with its key gets its first answer, also after a failure whose outcome was unknown. Thread-safe.
 */
public final class GemService {
    private static final Logger LOG = LoggerFactory.getLogger(GemService.class);
    private static final int SWEEP = 100;

    private final Transactor transactor;
    private final LedgerStore store;
    private final LedgerContext context;
    private final GemLedger ledger;
    private final GemHolds holds;
    private final GemListener listener;

    /** A service that nobody listens to. */
    public GemService(Transactor transactor, LedgerStore store, LedgerContext context) {
        this(transactor, store, context, GemListener.NONE);
    }

    /**
     * @param listener is told of answers
     */
    public GemService(Transactor transactor, LedgerStore store, LedgerContext context, GemListener listener) {
        this.transactor = transactor;
        this.store = store;
        this.context = context;
        this.ledger = new GemLedger(store, context);
        this.holds = new GemHolds(store, context);
        this.listener = listener;
    }

    /**
     * What a user has.
     *
     * @param balance what is there, without gems that have expired
     * @param revision of the wallet
     * @param frozen whether an operator keeps the user from spending
     */
    public record View(Balance balance, long revision, boolean frozen) {}

    /** Gives gems to a user; see {@link GemLedger#credit}. */
    public Outcome credit(Request request, Credit credit) {
        return answer(TransferKind.CREDIT, tx -> ledger.credit(tx, request, credit));
    }

    /** Spends gems of a user; see {@link GemLedger#spend}. */
    public Outcome spend(Request request, Spend spend) {
        return answer(TransferKind.SPEND, tx -> ledger.spend(tx, request, spend));
    }

    /** Tells what a spend would do at the moment; see {@link GemLedger#preview}. */
    public Preview preview(Spend spend) {
        return transactor.read("gems-preview", view -> ledger.preview(view, spend));
    }

    /** Takes a spend back; see {@link GemLedger#reverse}. */
    public Outcome reverse(String spendId, Why why) {
        return answer(TransferKind.REVERSE, tx -> ledger.reverse(tx, spendId, why));
    }

    /** Takes gems away; see {@link GemLedger#adjust}. */
    public Outcome adjust(Request request, Spend taken) {
        return answer(TransferKind.ADJUST, tx -> ledger.adjust(tx, request, taken));
    }

    /** Sets gems aside; see {@link GemHolds#open}. */
    public Outcome hold(Request request, OpenHold wanted) {
        return answer(TransferKind.HOLD, tx -> holds.open(tx, request, wanted));
    }

    /** Spends what is set aside; see {@link GemHolds#capture}. A refund's hold is absent here: it is the refund's own. */
    public Outcome capture(Request request, String hold, @Nullable Gems gems) {
        return answer(
                TransferKind.CAPTURE,
                tx -> isForRefund(tx, hold) ? new Outcome.Absent() : holds.capture(tx, request, hold, gems));
    }

    /** Gives back what is set aside; see {@link GemHolds#release}. A refund's hold is absent here: it is the refund's own. */
    public Outcome release(Request request, String hold) {
        return answer(
                TransferKind.RELEASE,
                tx -> isForRefund(tx, hold) ? new Outcome.Absent() : holds.release(tx, request, hold));
    }

    /** Keeps a user from spending, or lets them spend again. */
    public void setFrozen(UserId owner, boolean frozen) {
        transactor.write("gems-freeze", tx -> {
            ledger.setFrozen(tx, owner, frozen);
            return frozen;
        });
    }

    /** Returns what a user has now. */
    public View view(UserId owner) {
        Wallet wallet =
                transactor.read("gems-view", view -> store.find(view, owner)).orElse(Wallet.unused(owner));
        return new View(wallet.at(context.time().instant()).balance(), wallet.revision(), wallet.frozen());
    }

    /** Returns what a user had after a revision; empty when there was no such revision. */
    public Optional<Balance> at(UserId owner, long revision) {
        if (revision == 0) {
            return Optional.of(Balance.ZERO);
        }
        return transactor
                .read("gems-at", view -> store.at(view, owner, revision))
                .flatMap(Transfer::moved)
                .map(Transfer.Moved::after);
    }

    /** Returns what moved, the newest first; see {@link LedgerStore#newest}. */
    public List<Transfer> history(UserId owner, long below, int limit) {
        return transactor.read("gems-history", view -> store.newest(view, owner, below, limit));
    }

    /** Finds a transfer. */
    public Optional<Transfer> find(String transfer) {
        return transactor.read("gems-transfer", view -> store.find(view, transfer));
    }

    /** Finds a hold. */
    public Optional<Hold> findHold(String hold) {
        return transactor.read("gems-find-hold", view -> store.findHold(view, hold));
    }

    /** Returns a user's open holds, the oldest first. */
    public List<Hold> openHolds(UserId owner) {
        return transactor.read("gems-open-holds", view -> store.openHolds(view, owner));
    }

    /** Books holds and gems whose time is over, some at a time; tells whether there may be more. */
    public boolean sweep() {
        int ended = transactor.write("gems-sweep-holds", tx -> holds.expireDue(tx, SWEEP));
        List<UserId> owners = transactor.read(
                "gems-expiring",
                view -> store.expiredWallets(view, context.time().instant(), SWEEP));
        for (UserId owner : owners) {
            transactor.write("gems-expire", tx -> ledger.expire(tx, owner));
        }
        return ended == SWEEP || owners.size() == SWEEP;
    }

    private boolean isForRefund(Snapshot view, String hold) {
        return store.findHold(view, hold).filter(Hold::isForRefund).isPresent();
    }

    private Outcome answer(TransferKind kind, Function<Transaction, Outcome> step) {
        Outcome outcome = run("gems-" + kind.name().toLowerCase(Locale.ROOT), step);
        try {
            listener.onOutcome(kind, outcome);
        } catch (RuntimeException e) {
            LOG.warn("a listener failed after a request for gems; the answer stands", e);
        }
        return outcome;
    }

    /** A write that waited in vain for another one has changed nothing: most likely the other one is the same request. */
    private Outcome run(String name, Function<Transaction, Outcome> step) {
        try {
            return transactor.write(name, step::apply);
        } catch (StorageTimeoutException e) {
            if (e.outcome() == StorageException.Outcome.NOT_COMMITTED) {
                return new Outcome.InFlight();
            }
            throw e;
        }
    }
}
