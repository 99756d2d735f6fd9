package dev.gembind.core.bindings;

import dev.gembind.core.Platform;
import dev.gembind.core.audit.Alert;
import dev.gembind.core.limits.Decision;
import dev.gembind.core.limits.Limit;
import dev.gembind.core.storage.Transaction;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Proves an account on its platform's own page: OAuth 2.0 authorization code flow with PKCE (RFC 6749, RFC 7636). The state
 * counts once, and only for the browser and the session that started. No transaction is open while the platform is asked.
 * Thread-safe.
 */
public final class AuthorizationService {
    /** The kind of the alert raised when another browser or user comes back than left. */
    public static final String MISMATCH_ALERT = "session-mismatch";

    /** What people are told when a platform refuses without saying why. */
    public static final String EXCHANGE_FAILED = "Failed to exchange code for token";

    private static final Limit MISMATCH_SILENCE = new Limit("session-mismatch-alert", 1, Duration.ofMinutes(15));
    private static final int COOKIE_KEY_LENGTH = 8;

    /** RFC 6749, 4.1.2.1, without access_denied. */
    private static final Set<String> KNOWN_ERRORS = Set.of(
            "invalid_request",
            "unauthorized_client",
            "unsupported_response_type",
            "invalid_scope",
            "server_error",
            "temporarily_unavailable");

    private final BindingStores stores;
    private final BindingContext context;
    private final Map<Platform, IdentityProvider> providers = new EnumMap<>(Platform.class);
    private final AttemptBook book;
    private final SignInRule rule;
    private final LinkSecrets secrets;

    /**
     * @param providers at most one for each platform
     */
    public AuthorizationService(BindingStores stores, BindingContext context, List<IdentityProvider> providers) {
        this.stores = stores;
        this.context = context;
        providers.forEach(provider -> this.providers.put(provider.platform(), provider));
        this.book = new AttemptBook(stores, context);
        this.rule = new SignInRule(stores, context, new BindRule(stores, context));
        this.secrets = new LinkSecrets(context.random(), context.keys());
    }

    /** Returns the platforms whose page can be used here. */
    public Set<Platform> platforms() {
        return Set.copyOf(providers.keySet());
    }

    /**
     * Makes the address of the platform's page. The same user's earlier attempts for the platform end.
     *
     * @return {@link StartOutcome.PageReady}, or why not
     */
    public StartOutcome start(LinkRequest request) {
        IdentityProvider provider = providers.get(request.platform());
        if (provider == null) {
            return new StartOutcome.NotOffered();
        }
        Decision decision = book.admit(request);
        if (!decision.allowed()) {
            return new StartOutcome.RateLimited(decision.retryAfter());
        }
        String state = secrets.newState();
        String binder = secrets.newState();
        LinkAttempt attempt = attempt(request, state, binder);
        URI page = provider.authorizationUri(new AuthorizationRequest(
                state,
                LinkSecrets.codeChallenge(secrets.codeVerifier(state, binder)),
                request.purpose() == AttemptPurpose.SIGN_IN));
        String cookie = cookieKey(request.platform(), state);
        return stores.transactor().write("start-authorization", tx -> {
            Optional<StartOutcome> refusal = book.prepare(tx, request);
            if (refusal.isEmpty()) {
                book.start(tx, attempt, request.origin());
            }
            return refusal.orElse(new StartOutcome.PageReady(attempt.id(), page, cookie, binder, attempt.expiresAt()));
        });
    }

    /** Returns the part of the cookie's name that tells the tabs of one browser apart; any state will do. */
    public static String cookieKey(Platform platform, String state) {
        return LinkSecrets.stateHash(platform, state).substring(0, COOKIE_KEY_LENGTH);
    }

    /**
     * Uses the state up, asks the platform whose account the code proves, and goes on from there. Blocks as long as the
     * provider's deadline.
     */
    public AuthorizationOutcome complete(AuthorizationCallback callback, Browser browser) {
        String state = callback.state();
        if (state == null || !callback.hasState()) {
            return callback.error() == null
                    ? new AuthorizationOutcome.StateInvalid()
                    : refusal(Objects.requireNonNull(callback.error()));
        }
        Taken taken = stores.transactor().write("take-authorization", tx -> take(tx, callback, state, browser));
        if (taken.outcome instanceof AuthorizationOutcome.SessionMismatch) {
            alertMismatch(callback.platform(), browser);
        }
        if (taken.outcome != null) {
            return taken.outcome;
        }
        IdentityResult result = identify(callback, state, browser);
        return stores.transactor().write("finish-authorization", tx -> finish(tx, taken.attemptId(), result, browser));
    }

    private IdentityResult identify(AuthorizationCallback callback, String state, Browser browser) {
        IdentityProvider provider = Objects.requireNonNull(providers.get(callback.platform()));
        String verifier = secrets.codeVerifier(state, Objects.requireNonNull(browser.binder()));
        return provider.identify(new AuthorizationGrant(Objects.requireNonNull(callback.code()), verifier));
    }

    private Taken take(Transaction tx, AuthorizationCallback callback, String state, Browser browser) {
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
        if (!callback.hasCode() || !providers.containsKey(callback.platform())) {
            book.move(tx, attempt.to(AttemptState.FAILED), "no-code", browser.origin());
            return Taken.no(new AuthorizationOutcome.ProviderRejected("no-code", EXCHANGE_FAILED));
        }
        return new Taken(book.move(tx, attempt.to(AttemptState.EXCHANGING), null, browser.origin()), null);
    }

    private AuthorizationOutcome finish(Transaction tx, String id, IdentityResult result, Browser browser) {
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

    private void alertMismatch(Platform platform, Browser browser) {
        String subject =
                browser.user() == null ? platform.key() : browser.user().value();
        if (context.limiter().tryAcquire(MISMATCH_SILENCE, subject).allowed()) {
            context.alerts()
                    .alert(new Alert(
                            MISMATCH_ALERT,
                            subject,
                            "a " + platform.title() + " authorization came back in another browser or session"));
        }
    }

    private LinkAttempt attempt(LinkRequest request, String state, String binder) {
        Instant now = context.time().instant();
        return new LinkAttempt(
                context.ids().next(),
                request.purpose(),
                request.user(),
                request.platform(),
                BindMethod.OAUTH,
                LinkSecrets.stateHash(request.platform(), state),
                null,
                LinkSecrets.browserHash(binder, session(request.purpose(), request.session())),
                AttemptState.PENDING,
                null,
                now,
                now.plus(context.policy().authorizationLifetime()),
                1);
    }

    private static boolean isTiedTo(LinkAttempt attempt, Browser browser) {
        String session = session(attempt.purpose(), browser.session());
        return browser.binder() != null
                && LinkSecrets.browserHash(browser.binder(), session).equals(attempt.browserHash())
                && (attempt.purpose() == AttemptPurpose.SIGN_IN || Objects.equals(attempt.user(), browser.user()));
    }

    // a sign-in starts signed out; a session that another tab opened meanwhile does not void it
    private static String session(AttemptPurpose purpose, String session) {
        return purpose == AttemptPurpose.SIGN_IN ? "" : session;
    }

    private static AuthorizationOutcome refusal(String error) {
        if ("access_denied".equals(error)) {
            return new AuthorizationOutcome.Cancelled();
        }
        return new AuthorizationOutcome.ProviderRejected(
                KNOWN_ERRORS.contains(error) ? error.replace('_', '-') : "unknown-error", EXCHANGE_FAILED);
    }

    /** An attempt that is ours to exchange, or what came instead. */
    private record Taken(
            @Nullable LinkAttempt attempt, @Nullable AuthorizationOutcome outcome) {
        static Taken no(AuthorizationOutcome outcome) {
            return new Taken(null, outcome);
        }

        String attemptId() {
            return Objects.requireNonNull(attempt).id();
        }
    }
}
