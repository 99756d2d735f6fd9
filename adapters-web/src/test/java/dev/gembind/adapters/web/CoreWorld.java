package dev.gembind.adapters.web;

import dev.gembind.core.Ids;
import dev.gembind.core.Platform;
import dev.gembind.core.Secret;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.access.ApiKeyService;
import dev.gembind.core.access.ApiScope;
import dev.gembind.core.access.SessionService;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.bindings.AuthorizationService;
import dev.gembind.core.bindings.BindingContext;
import dev.gembind.core.bindings.BindingListener;
import dev.gembind.core.bindings.BindingPolicy;
import dev.gembind.core.bindings.BindingService;
import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.bindings.ConfirmationService;
import dev.gembind.core.bindings.LinkService;
import dev.gembind.core.bindings.OpenOutcome;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.SignInService;
import dev.gembind.core.bindings.UserService;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.ledger.LedgerPolicy;
import dev.gembind.core.prompts.DisplayName;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.fakes.RecordingAlerts;
import dev.gembind.testkit.fakes.ScriptedLimiter;
import dev.gembind.testkit.memory.InMemoryStorage;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The services behind a web server under test, on storage in memory. */
public final class CoreWorld {
    private final MutableTime time = new MutableTime(Instant.parse("2026-11-25T12:00:00.5Z"));
    private final SecureRandom random = new SecureRandom();
    private final ScriptedLimiter limiter = new ScriptedLimiter();
    private final InMemoryStorage storage = InMemoryStorage.create();
    private final BindingStores stores = storage.bindingStores();
    private final BindingContext context = new BindingContext(
            time,
            random,
            new SecretKeys(Secret.of("a root secret of more than 32 bytes, for tests"), List.of()),
            limiter,
            new RecordingAlerts(),
            BindingListener.NONE,
            BindingPolicy.STANDARD);
    private final BindingService bindings = new BindingService(stores, context);
    private final LinkService links = new LinkService(stores, context);
    private final ApiKeyService keys =
            new ApiKeyService(storage.transactor(), storage.apiKeys(), storage.auditLog(), time, random);
    private final LedgerContext ledger = new LedgerContext(new Ids(time, random), time, LedgerPolicy.USUAL);
    private final BusyTransactor gemTransactor = new BusyTransactor(storage.transactor());
    private final GemService gems = new GemService(gemTransactor, storage.ledger(), ledger);
    private final TestShop shop = new TestShop(storage.paymentStores(), ledger);

    public WebServices all() {
        WebServices.SignIn signIn = new WebServices.SignIn(
                new AuthorizationService(stores, context, List.of()),
                new ConfirmationService(stores, context),
                new SignInService(stores, context),
                new SessionService(storage.transactor(), storage.sessions(), storage.users(), time, random));
        return new WebServices(
                new UserService(stores, context, List.of()),
                bindings,
                links,
                signIn,
                keys,
                gems,
                shop.services(),
                limiter);
    }

    public MutableTime time() {
        return time;
    }

    public ScriptedLimiter limiter() {
        return limiter;
    }

    public BindingService bindings() {
        return bindings;
    }

    public GemService gems() {
        return gems;
    }

    /** Returns what runs the transactions of gems. */
    public BusyTransactor gemTransactor() {
        return gemTransactor;
    }

    public TestShop shop() {
        return shop;
    }

    public ApiKeyService keys() {
        return keys;
    }

    /** Makes a key with every scope and returns the header that carries it. */
    public String hostKey() {
        return keyWith(EnumSet.allOf(ApiScope.class));
    }

    public String keyWith(Set<ApiScope> scopes) {
        return "Authorization: Bearer "
                + keys.create("host", scopes, Origin.SYSTEM).text().reveal();
    }

    /** Sends a link code or token from a Telegram account. */
    public OpenOutcome sendFromTelegram(String account, String secret) {
        var identity =
                new VerifiedIdentity(new PlatformAccount(Platform.TELEGRAM, account), DisplayName.of("Nelly", "user"));
        return links.open(identity, secret, Origin.SYSTEM);
    }

    public List<AuditEvent> audit() {
        return storage.transactor().read("audit", view -> storage.auditLog().newest(view, 100));
    }
}
