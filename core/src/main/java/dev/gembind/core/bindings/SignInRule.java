package dev.gembind.core.bindings;

import dev.gembind.core.Ids;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.storage.Transaction;
import java.util.Optional;

/** The one rule by which an account opens a user's door, in the caller's transaction. */
final class SignInRule {
    /** What an account may do at the door. */
    enum Admission {
        /** It belongs to a user. */
        KNOWN,
        /** It belongs to nobody, and may become a new user. */
        NEWCOMER,
        /** It belongs to nobody, and users are made elsewhere. */
        STRANGER,
        /** It belongs to a user, but an operator holds it. */
        SUSPENDED
    }

    private static final String NEW_USER = "u_";

    private final BindingStores stores;
    private final BindingContext context;
    private final Ids ids;
    private final BindRule bindRule;
    private final BindingAudit audit;

    SignInRule(BindingStores stores, BindingContext context, BindRule bindRule) {
        this.stores = stores;
        this.context = context;
        this.ids = context.ids();
        this.bindRule = bindRule;
        this.audit = new BindingAudit(stores.audit(), context);
    }

    Admission admission(Transaction tx, VerifiedIdentity proof) {
        Optional<Binding> held = stores.bindings().findByAccount(tx, proof.account());
        if (held.isEmpty()) {
            return context.policy().openSignUp() ? Admission.NEWCOMER : Admission.STRANGER;
        }
        return held.get().opensTheDoor() ? Admission.KNOWN : Admission.SUSPENDED;
    }

    /** Signs in; a newcomer gets a user. A stale binding becomes active, for the account has just been proven again. */
    SignInOutcome signIn(Transaction tx, VerifiedIdentity proof, BindMethod method, Origin origin) {
        return switch (admission(tx, proof)) {
            case KNOWN -> enter(tx, proof, origin);
            case NEWCOMER -> create(tx, proof, method, origin);
            case STRANGER -> {
                audit.account(tx, "login.unlinked_identity", proof, origin);
                yield new SignInOutcome.NotRegistered();
            }
            case SUSPENDED -> {
                audit.account(tx, "login.suspended", proof, origin);
                yield new SignInOutcome.Suspended();
            }
        };
    }

    private SignInOutcome enter(Transaction tx, VerifiedIdentity proof, Origin origin) {
        Binding held = stores.bindings().findByAccount(tx, proof.account()).orElseThrow();
        Binding proven = bindRule.proveAgain(tx, held, proof, origin).orElseThrow();
        audit.binding(tx, "login.ok", proven, origin);
        return new SignInOutcome.SignedIn(proven.user(), false);
    }

    private SignInOutcome create(Transaction tx, VerifiedIdentity proof, BindMethod method, Origin origin) {
        UserId user = new UserId(NEW_USER + ids.next());
        if (!stores.users().insertIfAbsent(tx, new User(user, context.time().instant()))) {
            throw new IllegalStateException("the id " + user + " of a new user is in use");
        }
        audit.user(tx, "user.created", user, origin);
        BindOutcome outcome = bindRule.bind(tx, bindRule.claim(new BindRequest(user, proof, method, origin)));
        if (!(outcome instanceof BindOutcome.Bound bound)) {
            throw new IllegalStateException("an account of nobody was not bound: " + outcome.code());
        }
        audit.binding(tx, "login.ok", bound.binding(), origin);
        return new SignInOutcome.SignedIn(user, true);
    }
}
