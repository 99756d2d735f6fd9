package dev.gembind.core.bindings;

import dev.gembind.core.storage.Transaction;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The two transactions of a browser that comes back from a platform's page: before the platform is asked, and after. */
final class AuthorizationReturn {
    // RFC 6749, 4.1.2.1
    private static final String DENIED = "access_denied";
    private static final Set<String> TROUBLES = Set.of("server_error", "temporarily_unavailable");
    private static final Set<String> FAULTS =
            Set.of("invalid_request", "unauthorized_client", "unsupported_response_type", "invalid_scope");

    private final BindingStores stores;
    private final AttemptBook book;
    private final SignInRule rule;

    AuthorizationReturn(BindingStores stores, BindingContext context, AttemptBook book) {
        this.stores = stores;
        this.book = book;
        this.rule = new SignInRule(stores, context, new BindRule(stores, context));
    }

    /** Uses the state up, if this is the browser that left with it. */
    Taken take(Transaction tx, AuthorizationCallback callback, String state, Browser browser) {
        Optional<LinkAttempt> found =
                stores.attempts().findBySecret(tx, LinkSecrets.stateHash(callback.platform(), state));
        if (found.isEmpty() || found.get().method() != BindMethod.OAUTH) {
            return Taken.no(new AuthorizationOutcome.StateInvalid());
        }
        LinkAttempt attempt = found.get();
        boolean same = isTiedTo(attempt, browser);
        if (attempt.state() != AttemptState.PENDING) {
            return Taken.no(
                    same
                            ? new AuthorizationOutcome.AlreadyCompleted(attempt)
                            : new AuthorizationOutcome.StateInvalid());
        }
        if (book.findLive(tx, attempt.id(), browser.origin()).isEmpty()) {
            return Taken.no(new AuthorizationOutcome.StateInvalid());
        }
        if (!same) {
            book.mismatch(tx, attempt, browser.origin());
            return Taken.no(new AuthorizationOutcome.SessionMismatch());
        }
        return take(tx, callback, attempt, browser);
    }

    private Taken take(Transaction tx, AuthorizationCallback callback, LinkAttempt attempt, Browser browser) {
        if (callback.error() != null) {
            AuthorizationOutcome refusal = refusal(callback.error());
            AttemptState end =
                    refusal instanceof AuthorizationOutcome.Cancelled ? AttemptState.CANCELLED : AttemptState.FAILED;
            book.move(tx, attempt.to(end), "platform-refused", browser.origin());
            return Taken.no(refusal);
        }
        if (!callback.hasCode()) {
            book.move(tx, attempt.to(AttemptState.FAILED), "no-code", browser.origin());
            return Taken.no(new AuthorizationOutcome.ProviderRejected("no-code", AuthorizationService.EXCHANGE_FAILED));
        }
        return new Taken(book.move(tx, attempt.to(AttemptState.EXCHANGING), null, browser.origin()), null);
    }

    /** Goes on from what the platform said. */
    AuthorizationOutcome finish(Transaction tx, String id, IdentityResult result, Browser browser) {
        Optional<LinkAttempt> live =
                book.findLive(tx, id, browser.origin()).filter(attempt -> attempt.state() == AttemptState.EXCHANGING);
        if (live.isEmpty()) {
            return new AuthorizationOutcome.StateInvalid();
        }
        if (result instanceof IdentityResult.Identified identified) {
            return proven(tx, live.get(), identified.identity(), browser);
        }
        if (result instanceof IdentityResult.Rejected rejected) {
            book.move(tx, live.get().to(AttemptState.FAILED), rejected.reason(), browser.origin());
            return new AuthorizationOutcome.ProviderRejected(rejected.reason(), rejected.message());
        }
        String reason = ((IdentityResult.Unavailable) result).reason();
        book.move(tx, live.get().to(AttemptState.FAILED), reason, browser.origin());
        return new AuthorizationOutcome.ProviderUnavailable(reason);
    }

    private AuthorizationOutcome proven(Transaction tx, LinkAttempt attempt, VerifiedIdentity proof, Browser browser) {
        if (attempt.purpose() == AttemptPurpose.BIND) {
            return new AuthorizationOutcome.ConfirmBinding(
                    book.move(tx, attempt.to(AttemptState.VERIFIED, proof), null, browser.origin()));
        }
        if (rule.admission(tx, proof) == SignInRule.Admission.NEWCOMER) {
            return new AuthorizationOutcome.ConfirmSignUp(
                    book.move(tx, attempt.to(AttemptState.VERIFIED, proof), null, browser.origin()));
        }
        SignInOutcome outcome = rule.signIn(tx, proof, attempt.method(), browser.origin());
        if (outcome instanceof SignInOutcome.SignedIn in) {
            book.store(tx, attempt.to(AttemptState.SIGNED_IN, proof));
            return new AuthorizationOutcome.SignedIn(in.user());
        }
        book.store(tx, attempt.to(AttemptState.FAILED, proof));
        return outcome instanceof SignInOutcome.Suspended
                ? new AuthorizationOutcome.Suspended()
                : new AuthorizationOutcome.NotRegistered();
    }

    private static boolean isTiedTo(LinkAttempt attempt, Browser browser) {
        String session = session(attempt.purpose(), browser.session());
        return browser.binder() != null
                && LinkSecrets.browserHash(browser.binder(), session).equals(attempt.browserHash())
                && (attempt.purpose() == AttemptPurpose.SIGN_IN || Objects.equals(attempt.user(), browser.user()));
    }

    // a sign-in starts signed out; a session that another tab opened meanwhile does not void it
    static String session(AttemptPurpose purpose, String session) {
        return purpose == AttemptPurpose.SIGN_IN ? "" : session;
    }

    /** Returns what an error code of the platform's page means; any text may be asked for, and none is passed on. */
    static AuthorizationOutcome refusal(String error) {
        if (DENIED.equals(error)) {
            return new AuthorizationOutcome.Cancelled();
        }
        if (TROUBLES.contains(error)) {
            return new AuthorizationOutcome.ProviderUnavailable(code(error));
        }
        return new AuthorizationOutcome.ProviderRejected(
                FAULTS.contains(error) ? code(error) : "unknown-error", AuthorizationService.EXCHANGE_FAILED);
    }

    private static String code(String error) {
        return error.replace('_', '-');
    }

    /** An attempt that is ours to exchange, or what came instead. */
    record Taken(@Nullable LinkAttempt attempt, @Nullable AuthorizationOutcome outcome) {
        static Taken no(AuthorizationOutcome outcome) {
            return new Taken(null, outcome);
        }

        String attemptId() {
            return Objects.requireNonNull(attempt).id();
        }
    }
}
