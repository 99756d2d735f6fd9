package dev.gembind.core.bindings;

import dev.gembind.core.Ids;
import dev.gembind.core.Platform;
import dev.gembind.core.audit.Alert;
import dev.gembind.core.audit.QuietAlerts;
import dev.gembind.core.limits.Decision;
import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

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

    private static final int COOKIE_KEY_LENGTH = 8;

    private final BindingStores stores;
    private final BindingContext context;
    private final Ids ids;
    private final Map<Platform, IdentityProvider> providers = new EnumMap<>(Platform.class);
    private final AttemptBook book;
    private final AuthorizationReturn comingBack;
    private final LinkSecrets secrets;
    private final QuietAlerts alerts;

    /**
     * @param providers at most one for each platform
     */
    public AuthorizationService(BindingStores stores, BindingContext context, List<IdentityProvider> providers) {
        this.stores = stores;
        this.context = context;
        this.ids = context.ids();
        providers.forEach(provider -> this.providers.put(provider.platform(), provider));
        this.book = new AttemptBook(stores, context);
        this.comingBack = new AuthorizationReturn(stores, context, book);
        this.secrets = new LinkSecrets(context.random(), context.keys());
        this.alerts = new QuietAlerts(context.limiter(), context.alerts());
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
        IdentityProvider provider = providers.get(callback.platform());
        if (provider == null) {
            return new AuthorizationOutcome.StateInvalid();
        }
        String state = callback.state();
        if (state == null || !callback.hasState()) {
            return callback.error() == null
                    ? new AuthorizationOutcome.StateInvalid()
                    : AuthorizationReturn.refusal(Objects.requireNonNull(callback.error()));
        }
        AuthorizationReturn.Taken taken =
                stores.transactor().write("take-authorization", tx -> comingBack.take(tx, callback, state, browser));
        if (taken.outcome() instanceof AuthorizationOutcome.SessionMismatch) {
            alertMismatch(callback.platform(), browser);
        }
        AuthorizationOutcome early = taken.outcome();
        if (early != null) {
            return early;
        }
        String verifier = secrets.codeVerifier(state, Objects.requireNonNull(browser.binder()));
        IdentityResult result =
                provider.identify(new AuthorizationGrant(Objects.requireNonNull(callback.code()), verifier));
        return stores.transactor()
                .write("finish-authorization", tx -> comingBack.finish(tx, taken.attemptId(), result, browser));
    }

    private void alertMismatch(Platform platform, Browser browser) {
        String subject =
                browser.user() == null ? platform.key() : browser.user().value();
        alerts.raise(new Alert(
                MISMATCH_ALERT,
                subject,
                "a " + platform.title() + " authorization came back in another browser or session"));
    }

    private LinkAttempt attempt(LinkRequest request, String state, String binder) {
        Instant now = context.time().instant();
        return new LinkAttempt(
                ids.next(),
                request.purpose(),
                request.user(),
                request.platform(),
                BindMethod.OAUTH,
                LinkSecrets.stateHash(request.platform(), state),
                null,
                LinkSecrets.browserHash(binder, AuthorizationReturn.session(request.purpose(), request.session())),
                AttemptState.PENDING,
                null,
                now,
                now.plus(context.policy().authorizationLifetime()),
                1);
    }
}
