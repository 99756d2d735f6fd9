package dev.gembind.adapters.telegram;

import dev.gembind.core.Ids;
import dev.gembind.core.Platform;
import dev.gembind.core.Secret;
import dev.gembind.core.SecretKeys;
import dev.gembind.core.UserId;
import dev.gembind.core.audit.AuditEvent;
import dev.gembind.core.audit.Origin;
import dev.gembind.core.bindings.BindMethod;
import dev.gembind.core.bindings.BindRequest;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.BindingContext;
import dev.gembind.core.bindings.BindingListener;
import dev.gembind.core.bindings.BindingPolicy;
import dev.gembind.core.bindings.BindingService;
import dev.gembind.core.bindings.BindingStores;
import dev.gembind.core.bindings.ConfirmationService;
import dev.gembind.core.bindings.LinkRequest;
import dev.gembind.core.bindings.LinkService;
import dev.gembind.core.bindings.PlatformAccount;
import dev.gembind.core.bindings.SignInService;
import dev.gembind.core.bindings.StartOutcome;
import dev.gembind.core.bindings.UserService;
import dev.gembind.core.bindings.VerifiedIdentity;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.LedgerContext;
import dev.gembind.core.ledger.LedgerPolicy;
import dev.gembind.core.outbox.Courier;
import dev.gembind.core.outbox.Dispatcher;
import dev.gembind.core.payments.Catalogue;
import dev.gembind.core.payments.GemPackage;
import dev.gembind.core.payments.Notice;
import dev.gembind.core.payments.OrderPayload;
import dev.gembind.core.payments.PaymentContext;
import dev.gembind.core.payments.PaymentProvider;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.payments.PaymentStores;
import dev.gembind.core.payments.RefundService;
import dev.gembind.core.payments.SubscriptionOffer;
import dev.gembind.core.payments.SubscriptionProvider;
import dev.gembind.core.payments.SubscriptionService;
import dev.gembind.core.prompts.DisplayName;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.fakes.RecordingAlerts;
import dev.gembind.testkit.fakes.SlidingLimiter;
import dev.gembind.testkit.memory.InMemoryStorage;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Core with its rules, on storage in memory. Users alice and bob exist; time stands still. */
final class CoreWorld implements AutoCloseable {
    static final UserId ALICE = new UserId("alice-2026");
    static final UserId BOB = new UserId("bob-2026");
    static final Origin SITE = new Origin(Origin.Actor.USER, "203.0.113.0/24", "req-1");

    static final Catalogue CATALOGUE = new Catalogue(
            1,
            List.of(
                    new GemPackage("gems-100", new Gems(100), Map.of("XTR", 50L, "USD", 99L), Map.of("en", "100 gems")),
                    new GemPackage("gems-9", new Gems(9), Map.of("USD", 10L), Map.of("en", "Nine gems"))),
            List.of(new SubscriptionOffer("plus", new Gems(300), Duration.ofDays(30), Map.of("XTR", 250L))),
            Map.of());

    final InMemoryStorage storage = InMemoryStorage.create();
    final MutableTime time = new MutableTime(Instant.parse("2026-11-01T12:00:00Z"));
    final RecordingAlerts alerts = new RecordingAlerts();
    final SlidingLimiter limiter = new SlidingLimiter(time);
    final BindingService bindings;
    final LinkService links;
    final ConfirmationService confirmations;
    final SignInService signIns;
    final PaymentService payments;
    final GemService gems;
    final Shop shop;

    final RefundService refunds;
    final SubscriptionService subscriptions;

    CoreWorld(boolean openSignUp) {
        this(openSignUp, Map.of(), Map.of());
    }

    CoreWorld(
            boolean openSignUp, Map<String, PaymentProvider> providers, Map<String, SubscriptionProvider> subscribing) {
        BindingStores stores = storage.bindingStores();
        BindingPolicy standard = BindingPolicy.STANDARD;
        SecretKeys keys = new SecretKeys(Secret.of("a root secret of thirty-two bytes or more"), List.of());
        BindingContext context = new BindingContext(
                time,
                new SecureRandom(),
                keys,
                limiter,
                alerts,
                BindingListener.NONE,
                new BindingPolicy(
                        standard.codeLifetime(),
                        standard.authorizationLifetime(),
                        standard.bindsPerUser(),
                        openSignUp));
        bindings = new BindingService(stores, context);
        links = new LinkService(stores, context);
        confirmations = new ConfirmationService(stores, context);
        signIns = new SignInService(stores, context);
        LedgerContext ledger = new LedgerContext(new Ids(time, new SplittableRandom(3)), time, LedgerPolicy.USUAL);
        PaymentStores paid = storage.paymentStores();
        PaymentContext paying = new PaymentContext(ledger, new OrderPayload(keys), CATALOGUE);
        payments = new PaymentService(paid, paying);
        refunds = new RefundService(paid, paying, providers);
        subscriptions = new SubscriptionService(paid, paying, subscribing);
        gems = new GemService(paid.transactor(), paid.ledger(), ledger);
        shop = new Shop(payments, refunds, subscriptions, gems, storage.bindings());
        UserService users = new UserService(stores, context, List.of());
        users.ensure(ALICE, SITE);
        users.ensure(BOB, SITE);
    }

    Desk desk() {
        return new CoreDesk(links, confirmations, bindings, signIns);
    }

    /** Makes a code for a user who wants to connect Telegram. */
    StartOutcome.CodeMade code(UserId user) {
        return (StartOutcome.CodeMade) links.start(LinkRequest.bind(user, Platform.TELEGRAM, "", SITE));
    }

    /** Makes a code for a browser that wants to sign in. */
    StartOutcome.CodeMade signInCode() {
        return (StartOutcome.CodeMade) links.start(LinkRequest.signIn(Platform.TELEGRAM, SITE));
    }

    /** Gives a user a second way in. */
    void connectDiscord(UserId user) {
        PlatformAccount account = new PlatformAccount(Platform.DISCORD, "803511102246789120");
        bindings.bind(new BindRequest(
                user, new VerifiedIdentity(account, new DisplayName("alice in chains")), BindMethod.OAUTH, SITE));
    }

    /** Sends what is due in the outbox; notices go nowhere. */
    void dispatch() {
        PaymentStores stores = storage.paymentStores();
        Courier nobody = message -> new Courier.Result.Delivered();
        new Dispatcher(
                        stores.transactor(),
                        stores.outbox(),
                        Map.of(
                                RefundService.topic(),
                                refunds,
                                SubscriptionService.topic(),
                                subscriptions,
                                Notice.topic(),
                                nobody),
                        new Dispatcher.Chance(time, new SplittableRandom(4)))
                .run(10);
    }

    Optional<Binding> holder(long person) {
        return bindings.findByAccount(new PlatformAccount(Platform.TELEGRAM, Long.toString(person)));
    }

    /** Returns how many events of this type were written. */
    long events(String type) {
        return storage.transactor().read("events", view -> storage.auditLog().newest(view, 1000)).stream()
                .map(AuditEvent::type)
                .filter(type::equals)
                .count();
    }

    @Override
    public void close() {
        storage.close();
    }
}
