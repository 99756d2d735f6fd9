package dev.gembind.core.bindings;

import dev.gembind.core.Ids;
import dev.gembind.core.Platform;
import dev.gembind.core.audit.DuplicateAlerts;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.storage.Transaction;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one rule by which an account comes to a user: check and write in the caller's transaction, the uniqueness itself kept
 * by the store. What must follow once it is durable is in {@link #afterwards}.
 */
final class BindRule {
    private static final Logger LOG = LoggerFactory.getLogger(BindRule.class);

    /** A request, and the name its account has in logs, events and alerts. */
    record Claim(BindRequest request, String fingerprint) {}

    private final BindingStores stores;
    private final BindingContext context;
    private final Ids ids;
    private final BindingAudit audit;
    private final DuplicateAlerts duplicates;

    BindRule(BindingStores stores, BindingContext context) {
        this.stores = stores;
        this.context = context;
        this.ids = context.ids();
        this.audit = new BindingAudit(stores.audit(), context);
        this.duplicates = new DuplicateAlerts(context.limiter(), context.alerts());
    }

    /** Readies a request; outside a transaction when that is possible, for there others may wait. */
    Claim claim(BindRequest request) {
        return new Claim(request, audit.fingerprint(request.identity().account()));
    }

    BindOutcome bind(Transaction tx, Claim claim) {
        BindRequest request = claim.request();
        if (stores.users().lock(tx, request.user()).isEmpty()) {
            return new BindOutcome.UnknownUser();
        }
        Binding fresh = fresh(request);
        InsertResult result = stores.bindings().insertIfAbsent(tx, fresh);
        if (result instanceof InsertResult.AccountTaken taken) {
            return taken.holder().user().equals(request.user())
                    ? again(tx, taken.holder(), claim)
                    : takenByAnother(tx, claim);
        }
        if (result instanceof InsertResult.UserHasOther other) {
            audit.event(tx, "link.failed", claim, "user-has-other");
            return new BindOutcome.UserHasOther(other.existing());
        }
        audit.event(tx, "link.bound", claim, null);
        return new BindOutcome.Bound(fresh);
    }

    /** Tells whoever watches; call it once the outcome is durable. */
    void afterwards(Claim claim, BindOutcome outcome) {
        afterwards(claim, outcome.code());
        if (outcome instanceof BindOutcome.BoundToAnother) {
            duplicates.refused(claim.request().user(), claim.fingerprint());
        }
    }

    /** Tells whoever watches of a result by its name; call it once it is durable. */
    void afterwards(Claim claim, String result) {
        Platform platform = claim.request().identity().platform();
        LOG.info(
                "bind {}: user={} platform={} account={}",
                result,
                claim.request().user(),
                platform.key(),
                claim.fingerprint());
        try {
            context.listener().onBindAttempt(platform, result);
        } catch (RuntimeException e) {
            LOG.warn("a listener failed after a bind attempt; the result stands", e);
        }
    }

    /** Makes a stale binding active again, and keeps the name it shows now. */
    Optional<Binding> proveAgain(Transaction tx, Binding held, VerifiedIdentity proof, Origin origin) {
        if (held.status() == BindingStatus.SUSPENDED) {
            return Optional.empty();
        }
        if (held.status() == BindingStatus.ACTIVE && held.identity().equals(proof)) {
            return Optional.of(held);
        }
        Binding proven = held.provenAgain(proof, context.time().instant());
        if (!stores.bindings().update(tx, proven)) {
            throw new IllegalStateException("binding " + held.id() + " changed inside its own transaction");
        }
        audit.binding(tx, "link.refreshed", proven, origin);
        return Optional.of(proven);
    }

    private BindOutcome again(Transaction tx, Binding held, Claim claim) {
        BindRequest request = claim.request();
        Optional<Binding> proven = proveAgain(tx, held, request.identity(), request.origin());
        if (proven.isEmpty()) {
            audit.event(tx, "link.failed", claim, "suspended");
            return new BindOutcome.Suspended(held);
        }
        if (proven.get().equals(held)) {
            audit.event(tx, "link.idempotent", claim, null);
        }
        return new BindOutcome.AlreadyBound(proven.get());
    }

    private BindOutcome takenByAnother(Transaction tx, Claim claim) {
        audit.event(tx, "link.duplicate_rejected", claim, "binding-taken");
        return new BindOutcome.BoundToAnother(claim.request().identity().platform());
    }

    private Binding fresh(BindRequest request) {
        var now = context.time().instant();
        return new Binding(
                ids.next(), request.user(), request.identity(), BindingStatus.ACTIVE, request.method(), now, now, 1);
    }
}
