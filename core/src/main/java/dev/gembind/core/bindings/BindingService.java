package dev.gembind.core.bindings;

import dev.gembind.core.Platform;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.storage.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Binds accounts to users, tells who owns what, and lets go again. Every change is one transaction with its audit event.
 * Thread-safe.
 */
public final class BindingService {
    private final BindingStores stores;
    private final BindingContext context;
    private final BindRule rule;
    private final BindingAudit audit;

    public BindingService(BindingStores stores, BindingContext context) {
        this.stores = stores;
        this.context = context;
        this.rule = new BindRule(stores, context);
        this.audit = new BindingAudit(stores.audit(), context);
    }

    /**
     * Binds an account whose owner the caller has proven. Running the same request again gives the same state.
     *
     * @throws dev.gembind.core.storage.StorageException if the storage failed
     */
    public BindOutcome bind(BindRequest request) {
        BindRule.Claim claim = rule.claim(request);
        BindOutcome outcome = stores.transactor().write("bind", tx -> rule.bind(tx, claim));
        rule.afterwards(claim, outcome);
        return outcome;
    }

    /** Returns the user's bindings, suspended and stale ones too. */
    public List<Binding> bindingsOf(UserId user) {
        return stores.transactor().read("bindings-of", view -> stores.bindings().findByUser(view, user));
    }

    /** Finds the binding that reserves an account. */
    public Optional<Binding> findByAccount(PlatformAccount account) {
        return stores.transactor()
                .read("binding-of-account", view -> stores.bindings().findByAccount(view, account));
    }

    /**
     * Gives the user's binding of a platform up, unless it is the last one to sign in with. Of two such wishes at the same
     * time that would leave none, one is refused. A suspended binding is given up by an operator only.
     */
    public UnlinkOutcome unlink(UserId user, Platform platform, Origin origin) {
        return stores.transactor()
                .write("unlink", tx -> unlink(tx, user, binding -> binding.platform() == platform, origin));
    }

    /**
     * Gives up this very binding, as {@link #unlink(UserId, Platform, Origin)} does; one that took its place since it was
     * read stays.
     */
    public UnlinkOutcome unlink(Binding wanted, Origin origin) {
        return stores.transactor()
                .write(
                        "unlink",
                        tx -> unlink(tx, wanted.user(), binding -> binding.id().equals(wanted.id()), origin));
    }

    /** Marks an account's binding stale because the platform says access was revoked; false if there is none to mark. */
    public boolean markStale(PlatformAccount account, Origin origin) {
        return change(account, BindingStatus.STALE, "platform.revoked", origin);
    }

    /** Suspends an account's binding; false if there is none to suspend. */
    public boolean suspend(PlatformAccount account, Origin origin) {
        return change(account, BindingStatus.SUSPENDED, "admin.suspended", origin);
    }

    /** Makes a suspended binding active again; false if it is not suspended. */
    public boolean resume(PlatformAccount account, Origin origin) {
        return change(
                account, status -> status == BindingStatus.SUSPENDED, BindingStatus.ACTIVE, "admin.resumed", origin);
    }

    private UnlinkOutcome unlink(Transaction tx, UserId user, Predicate<Binding> isWanted, Origin origin) {
        stores.users().lock(tx, user);
        List<Binding> all = stores.bindings().findByUser(tx, user);
        Optional<Binding> wanted = all.stream().filter(isWanted).findFirst();
        if (wanted.isEmpty()) {
            return new UnlinkOutcome.NotBound();
        }
        Binding binding = wanted.get();
        if (binding.status() == BindingStatus.SUSPENDED && origin.actor() != Origin.Actor.ADMIN) {
            return new UnlinkOutcome.Suspended(binding);
        }
        if (all.stream().noneMatch(other -> !other.equals(binding) && other.opensTheDoor())) {
            audit.binding(tx, "unlink.blocked_last", binding, origin);
            return new UnlinkOutcome.LastIdentity(binding);
        }
        return new UnlinkOutcome.Unlinked(
                store(tx, binding.withStatus(BindingStatus.UNLINKED, now()), "unlink.ok", origin));
    }

    private boolean change(PlatformAccount account, BindingStatus next, String type, Origin origin) {
        return change(account, status -> status.canBecome(next), next, type, origin);
    }

    private boolean change(
            PlatformAccount account, Predicate<BindingStatus> may, BindingStatus next, String type, Origin origin) {
        return stores.transactor()
                .write(
                        "change-binding",
                        tx -> find(tx, account, may)
                                .map(binding -> store(tx, binding.withStatus(next, now()), type, origin))
                                .isPresent());
    }

    /** Finds what is to be changed, and locks its user, so that the log tells of a user's changes in their order. */
    private Optional<Binding> find(Transaction tx, PlatformAccount account, Predicate<BindingStatus> may) {
        Optional<Binding> found =
                stores.bindings().findByAccount(tx, account).filter(binding -> may.test(binding.status()));
        found.ifPresent(binding -> stores.users().lock(tx, binding.user()));
        return found;
    }

    private Binding store(Transaction tx, Binding next, String type, Origin origin) {
        if (!stores.bindings().update(tx, next)) {
            throw new IllegalStateException("binding " + next.id() + " changed inside its own transaction");
        }
        audit.binding(tx, type, next, origin);
        return next;
    }

    private Instant now() {
        return context.time().instant();
    }
}
