package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.TestShop;
import dev.gembind.adapters.web.WebConfig;
import dev.gembind.adapters.web.WebOperations;
import dev.gembind.adapters.web.WebRuntime;
import dev.gembind.adapters.web.WebServer;
import dev.gembind.adapters.web.WebServices;
import dev.gembind.core.Ids;
import dev.gembind.core.Platform;
import dev.gembind.core.Secret;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.UserId;
import dev.gembind.core.access.ApiKeyService;
import dev.gembind.core.access.SessionService;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.bindings.AuthorizationService;
import dev.gembind.core.bindings.BindingContext;
import dev.gembind.core.bindings.BindingPolicy;
import dev.gembind.core.bindings.BindingService;
import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.bindings.ConfirmOutcome;
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
import dev.gembind.core.limits.Limit;
import dev.gembind.core.prompts.DisplayName;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.fakes.RecordingAlerts;
import dev.gembind.testkit.fakes.SlidingLimiter;
import dev.gembind.testkit.memory.InMemoryStorage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A site with its pages, a platform's page, and a bot, for one test. */
final class PagesWorld implements AutoCloseable {
    static final String BOT = "gembind_test_bot";
    private static final Origin IN_CHAT = new Origin(Origin.Actor.BOT, null, null);

    final InMemoryStorage storage = InMemoryStorage.runningBodiesTwice();
    final MutableTime time = new MutableTime(Instant.parse("2026-03-01T12:00:00Z"));
    final FakePlatform discord = new FakePlatform();
    final RecordingAlerts alerts = new RecordingAlerts();
    final LinkService links;
    final ConfirmationService confirmations;
    final BindingService bindings;
    final UserService users;
    final GemService gems;
    final TestShop shop;
    private final WebServer server;

    PagesWorld() {
        this(new Setup("http://localhost:8080", true, 1_000, BOT));
    }

    /**
     * @param perMinute starts and failed returns for each address
     * @param bot the bot's user name, or null when there is none
     */
    record Setup(String baseUrl, boolean signUp, int perMinute, String bot) {
        Setup secure() {
            return new Setup("https://gems.example", signUp, perMinute, bot);
        }
    }

    static Setup usual() {
        return new Setup("http://localhost:8080", true, 5, BOT);
    }

    PagesWorld(Setup setup) {
        BindingStores stores = storage.bindingStores();
        SecureRandom random = new SecureRandom();
        SlidingLimiter limiter = new SlidingLimiter(time);
        BindingPolicy policy = new BindingPolicy(
                Duration.ofMinutes(15),
                Duration.ofMinutes(10),
                new Limit("binds-per-user", 10, Duration.ofHours(1)),
                setup.signUp());
        SecretKeys keys = new SecretKeys(Secret.of("0123456789abcdef0123456789abcdef"), List.of());
        BindingContext context =
                new BindingContext(time, random, keys, limiter, alerts, (platform, result) -> {}, policy);
        this.users = new UserService(stores, context, List.of());
        this.links = new LinkService(stores, context);
        this.confirmations = new ConfirmationService(stores, context);
        this.bindings = new BindingService(stores, context);
        LedgerContext ledger = new LedgerContext(new Ids(time, random), time, LedgerPolicy.USUAL);
        this.gems = new GemService(storage.transactor(), storage.ledger(), ledger);
        this.shop = new TestShop(storage.paymentStores(), ledger);
        WebServices.SignIn signIn = new WebServices.SignIn(
                new AuthorizationService(stores, context, List.of(discord)),
                confirmations,
                new SignInService(stores, context),
                new SessionService(storage.transactor(), storage.sessions(), storage.users(), time, random));
        ApiKeyService apiKeys =
                new ApiKeyService(storage.transactor(), storage.apiKeys(), storage.auditLog(), time, random);
        this.server = new WebServer(config(setup), runtime(random));
        server.start();
        server.serve(
                new WebServices(users, bindings, links, signIn, apiKeys, gems, shop.services(), limiter),
                new WebOperations(List.of(), List.of()));
        server.open();
    }

    private static WebConfig config(Setup setup) {
        WebConfig.Limits usual = WebConfig.Limits.USUAL;
        return new WebConfig(
                URI.create(setup.baseUrl()),
                new WebConfig.Ports("127.0.0.1", 0, 0),
                List.of("127.0.0.1"),
                setup.signUp() ? WebConfig.SignUp.OPEN : WebConfig.SignUp.HANDOFF,
                new WebConfig.Platforms(
                        List.of(URI.create(FakePlatform.ORIGIN)), setup.bot(), URI.create("https://t.me/")),
                new WebConfig.Sandbox(List.of(Map.entry("Connect Discord", "/account"))),
                new WebConfig.Limits(
                        setup.perMinute(),
                        usual.apiPerKeyPerMinute(),
                        usual.wrongKeysPerIpPerMinute(),
                        usual.maxBodyBytes(),
                        usual.idleTimeout(),
                        usual.requestTimeout(),
                        usual.stopTimeout(),
                        64,
                        16));
    }

    private WebRuntime runtime(SecureRandom random) {
        return new WebRuntime(time, random, new SimpleMeterRegistry(), () -> "", Secret.of("management-token"));
    }

    int port() {
        return server.port();
    }

    /** Returns a browser without any cookie. */
    TestBrowser browser() {
        return new TestBrowser(this);
    }

    /** Returns a browser that is signed in by Discord as a new user. */
    TestBrowser member(String discordId, String name) {
        TestBrowser browser = browser();
        browser.signInWithDiscord(discord.codeFor(discordId, name));
        browser.post("/signin/claim");
        return browser;
    }

    /** Sends a link code to the bot and presses its button. */
    ConfirmOutcome confirmInChat(String secret, String telegramId, String name) {
        VerifiedIdentity sender = telegram(telegramId, name);
        OpenOutcome.Opened opened = (OpenOutcome.Opened) links.open(sender, secret, IN_CHAT);
        return confirmations.confirmAsSender(sender, opened.attempt().id(), IN_CHAT);
    }

    /** Sends a link code to the bot and presses nothing. */
    OpenOutcome sendToBot(String secret, String telegramId, String name) {
        return links.open(telegram(telegramId, name), secret, IN_CHAT);
    }

    static VerifiedIdentity telegram(String id, String name) {
        return new VerifiedIdentity(new PlatformAccount(Platform.TELEGRAM, id), DisplayName.of(name, "user"));
    }

    /** Returns whose account it is; empty text for nobody's. */
    String ownerOf(VerifiedIdentity identity) {
        return bindings.findByAccount(identity.account())
                .map(binding -> binding.user().value())
                .orElse("");
    }

    UserId ownerOfDiscord(String id) {
        return new UserId(ownerOf(FakePlatform.identity(id, "any")));
    }

    @Override
    public void close() {
        server.close();
        storage.close();
    }
}
