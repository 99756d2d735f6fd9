package dev.gembind.core.bindings;

import dev.gembind.core.audit.Origin;
import dev.gembind.core.limits.Decision;
import dev.gembind.core.limits.Limit;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signing in with a proven account. A browser that started an attempt picks the result up here, and only that browser can:
 * it shows the binder it was given. Opening a session for the user is up to the caller. Thread-safe.
 */
public final class SignInService {
    /** How often one account may ask for a user of its own. */
    public static final Limit SIGN_UPS_PER_ACCOUNT = new Limit("sign-ups-per-account", 5, Duration.ofHours(1));

    private final BindingStores stores;
    private final BindingContext context;
    private final AttemptBook book;
    private final BindRule bindRule;
    private final SignInRule rule;

    public SignInService(BindingStores stores, BindingContext context) {
        this.stores = stores;
        this.context = context;
        this.book = new AttemptBook(stores, context);
        this.bindRule = new BindRule(stores, context);
        this.rule = new SignInRule(stores, context, bindRule);
    }

    /** Tells whether an unknown account may become a new user. */
    public boolean isSignUpOpen() {
        return context.policy().openSignUp();
    }

    /**
     * Shows how far a sign-in has come. Changes nothing.
     *
     * @param binder what the browser was given when it started
     */
    public SignInView view(String attempt, String binder) {
        return stores.transactor().read("view-sign-in", snapshot -> {
            Optional<LinkAttempt> found = stores.attempts().find(snapshot, attempt);
            return found.isEmpty() ? new SignInView.Ended(AttemptState.EXPIRED) : view(snapshot, found.get(), binder);
        });
    }

    /**
     * Picks a confirmed sign-in up. Of all who try, one succeeds. A newcomer gets a user, so a person must have agreed.
     *
     * @param binder what the browser was given when it started
     */
    public SignInOutcome claim(String attempt, String binder, Origin origin) {
        Entry entry = stores.transactor().write("claim-sign-in", tx -> {
            Optional<LinkAttempt> live = book.findLive(tx, attempt, origin);
            if (live.isEmpty()) {
                return Entry.refused(new SignInOutcome.Over());
            }
            return isTiedTo(live.get(), binder)
                    ? claim(tx, live.get(), origin)
                    : Entry.refused(new SignInOutcome.NotYours());
        });
        return told(entry);
    }

    /** Ends a sign-in that the browser started; tells whether there was one to end. */
    public boolean cancel(String attempt, String binder, Origin origin) {
        return stores.transactor()
                .write(
                        "cancel-sign-in",
                        tx -> book.findLive(tx, attempt, origin)
                                .filter(live -> isTiedTo(live, binder))
                                .map(live -> book.move(tx, live.to(AttemptState.CANCELLED), null, origin))
                                .isPresent());
    }

    /** Gives a proven account a user of its own, unless it belongs to one already. */
    public SignInOutcome signUp(VerifiedIdentity sender, Origin origin) {
        Decision decision = context.limiter()
                .tryAcquire(
                        SIGN_UPS_PER_ACCOUNT,
                        sender.platform().key() + ":" + sender.account().id());
        if (!decision.allowed()) {
            return new SignInOutcome.RateLimited(decision.retryAfter());
        }
        SignInOutcome outcome =
                stores.transactor().write("sign-up", tx -> rule.signIn(tx, sender, BindMethod.BOT, origin));
        return told(Entry.of(outcome, sender, BindMethod.BOT, origin));
    }

    /** Tells whoever watches of the account that came with a new user. */
    private SignInOutcome told(Entry entry) {
        if (entry.made != null) {
            bindRule.afterwards(bindRule.claim(entry.made), "bound");
        }
        return entry.outcome;
    }

    private SignInView view(Snapshot snapshot, LinkAttempt attempt, String binder) {
        if (!isTiedTo(attempt, binder)) {
            return new SignInView.NotYours();
        }
        Instant now = context.time().instant();
        if (!attempt.isLive(now)) {
            return new SignInView.Ended(attempt.state().isLive() ? AttemptState.EXPIRED : attempt.state());
        }
        VerifiedIdentity identity = attempt.identity();
        if (identity == null || !mayBeClaimed(attempt)) {
            return new SignInView.Waiting(attempt);
        }
        return new SignInView.Ready(
                attempt,
                identity,
                stores.bindings()
                        .findByAccount(snapshot, identity.account())
                        .map(Binding::user)
                        .orElse(null));
    }

    private Entry claim(Transaction tx, LinkAttempt attempt, Origin origin) {
        VerifiedIdentity identity = attempt.identity();
        if (identity == null || !mayBeClaimed(attempt)) {
            return Entry.refused(new SignInOutcome.Over());
        }
        SignInOutcome outcome = rule.signIn(tx, identity, attempt.method(), origin);
        boolean in = outcome instanceof SignInOutcome.SignedIn;
        book.store(tx, attempt.to(in ? AttemptState.SIGNED_IN : AttemptState.REJECTED));
        return Entry.of(outcome, identity, attempt.method(), origin);
    }

    // on a platform's page the account was proven in this very browser; a code was proven elsewhere, so its owner had
    // to agree
    private static boolean mayBeClaimed(LinkAttempt attempt) {
        return attempt.state() == AttemptState.CONFIRMED
                || (attempt.state() == AttemptState.VERIFIED && attempt.method() == BindMethod.OAUTH);
    }

    private static boolean isTiedTo(LinkAttempt attempt, String binder) {
        return attempt.purpose() == AttemptPurpose.SIGN_IN
                && LinkSecrets.browserHash(binder, "").equals(attempt.browserHash());
    }

    /** What one transaction decided, and the binding it made for a newcomer, of which listeners hear once it is durable. */
    private record Entry(SignInOutcome outcome, @Nullable BindRequest made) {
        static Entry refused(SignInOutcome outcome) {
            return new Entry(outcome, null);
        }

        static Entry of(SignInOutcome outcome, VerifiedIdentity proof, BindMethod method, Origin origin) {
            return outcome instanceof SignInOutcome.SignedIn in && in.created()
                    ? new Entry(outcome, new BindRequest(in.user(), proof, method, origin))
                    : refused(outcome);
        }
    }
}
