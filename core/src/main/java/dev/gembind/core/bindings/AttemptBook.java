package dev.gembind.core.bindings;

import dev.gembind.core.UserId;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.limits.Decision;
import dev.gembind.core.storage.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts attempts and moves them from state to state, one audit event for each step, inside the caller's transaction. */
final class AttemptBook {
    /** How many attempts are kept at most, so that nobody can fill the storage with them. */
    static final int MAX_KEPT = 20_000;

    /** How long an attempt is kept after its time, so that a late browser is told what became of it. */
    static final Duration KEPT_AFTERWARDS = Duration.ofHours(1);

    private static final int PURGED_AT_ONCE = 100;
    private static final Duration WHEN_FULL = Duration.ofMinutes(1);

    private final BindingStores stores;
    private final BindingContext context;
    private final BindingAudit audit;

    AttemptBook(BindingStores stores, BindingContext context) {
        this.stores = stores;
        this.context = context;
        this.audit = new BindingAudit(stores.audit(), context);
    }

    /** Takes one of the user's permits; a sign-in has no user and is limited where it comes in. */
    Decision admit(LinkRequest request) {
        UserId user = request.user();
        return user == null
                ? Decision.ALLOWED
                : context.limiter().tryAcquire(context.policy().bindsPerUser(), user.value());
    }

    /** Says what stands against starting; empty if nothing does. Ends the user's earlier attempts for the platform. */
    Optional<StartOutcome> prepare(Transaction tx, LinkRequest request) {
        UserId user = request.user();
        if (user != null) {
            if (stores.users().lock(tx, user).isEmpty()) {
                return Optional.of(new StartOutcome.UnknownUser());
            }
            Optional<Binding> existing = stores.bindings().findByUser(tx, user).stream()
                    .filter(b -> b.platform() == request.platform() && b.status() != BindingStatus.STALE)
                    .findFirst();
            if (existing.isPresent()) {
                return existing.map(StartOutcome.UserHasOther::new);
            }
            for (LinkAttempt earlier : stores.attempts().findLive(tx, user, request.platform())) {
                move(tx, earlier.to(AttemptState.SUPERSEDED), null, request.origin());
            }
        }
        stores.attempts().deleteExpired(tx, now().minus(KEPT_AFTERWARDS), PURGED_AT_ONCE);
        return stores.attempts().count(tx) < MAX_KEPT
                ? Optional.empty()
                : Optional.of(new StartOutcome.RateLimited(WHEN_FULL));
    }

    void start(Transaction tx, LinkAttempt attempt, Origin origin) {
        stores.attempts().insert(tx, attempt);
        audit.attempt(tx, "link.started", attempt, null, origin);
    }

    /** Stores the attempt's next version. */
    LinkAttempt move(Transaction tx, LinkAttempt next, @Nullable String detail, Origin origin) {
        store(tx, next);
        audit.attempt(tx, "link." + next.state().key(), next, detail, origin);
        return next;
    }

    /** Ends an attempt because another browser or user came back with its state. */
    void mismatch(Transaction tx, LinkAttempt attempt, Origin origin) {
        LinkAttempt ended = attempt.to(AttemptState.FAILED);
        store(tx, ended);
        audit.attempt(tx, "link.session_mismatch", ended, null, origin);
    }

    /** Stores the attempt's next version, when the event of this step was written by {@link BindRule}. */
    void store(Transaction tx, LinkAttempt next) {
        if (!stores.attempts().update(tx, next)) {
            throw new IllegalStateException("attempt " + next.id() + " changed inside its own transaction");
        }
    }

    /** Finds an attempt in any state; one whose time is over is marked as expired on the way. */
    Optional<LinkAttempt> find(Transaction tx, String id, Origin origin) {
        return stores.attempts().find(tx, id).map(attempt -> expireIfLate(tx, attempt, origin));
    }

    /** Finds a live attempt; one whose time is over is marked as expired on the way. */
    Optional<LinkAttempt> findLive(Transaction tx, String id, Origin origin) {
        return stores.attempts().find(tx, id).flatMap(attempt -> live(tx, attempt, origin));
    }

    /** Finds a live attempt by the hash of its token, state or code. */
    Optional<LinkAttempt> findLiveBySecret(Transaction tx, String hash, Origin origin) {
        return stores.attempts().findBySecret(tx, hash).flatMap(attempt -> live(tx, attempt, origin));
    }

    Instant now() {
        return context.time().instant();
    }

    private Optional<LinkAttempt> live(Transaction tx, LinkAttempt attempt, Origin origin) {
        return Optional.of(expireIfLate(tx, attempt, origin))
                .filter(kept -> kept.state().isLive());
    }

    private LinkAttempt expireIfLate(Transaction tx, LinkAttempt attempt, Origin origin) {
        return attempt.state().isLive() && !attempt.isLive(now())
                ? move(tx, attempt.to(AttemptState.EXPIRED), null, origin)
                : attempt;
    }
}
