package dev.gembind.app.server;

import dev.gembind.adapters.json.CatalogueJson;
import dev.gembind.adapters.payments.PaymentWebhooks;
import dev.gembind.adapters.payments.StripePayments;
import dev.gembind.adapters.telegram.TelegramBot;
import dev.gembind.adapters.telegram.TelegramStars;
import dev.gembind.adapters.web.WebServices;
import dev.gembind.app.config.PaymentSettings;
import dev.gembind.app.operator.OutboxCommands;
import dev.gembind.app.operator.PaymentCommands;
import dev.gembind.core.outbox.Courier;
import dev.gembind.core.outbox.Dispatcher;
import dev.gembind.core.payments.Checkout;
import dev.gembind.core.payments.Notice;
import dev.gembind.core.payments.OrderPayload;
import dev.gembind.core.payments.PaymentContext;
import dev.gembind.core.payments.PaymentProvider;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.payments.PaymentStores;
import dev.gembind.core.payments.Reconciler;
import dev.gembind.core.payments.RefundService;
import dev.gembind.core.payments.StatementSource;
import dev.gembind.core.payments.Storefront;
import dev.gembind.core.payments.SubscriptionService;
import dev.gembind.core.storage.Transactor;
import dev.gembind.core.webhooks.ReplayWindow;
import dev.gembind.core.webhooks.WebhookHandler;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Payments, and what providers tell of them, put together once. */
final class Payments {
    private final Foundation base;
    private final Transactor transactor;
    private final ReplayWindow replays;
    private final PaymentStores stores;
    private final PaymentContext context;
    private final PaymentService service;
    private final SuspenseGauge suspense;
    private final RefundService refunds;
    private final Optional<StripePayments> stripe;
    private final SubscriptionService subscriptions;
    private final Optional<StatementSource> statement;

    /**
     * @param stars the account of Stars; empty without a bot
     * @param stripe the account at Stripe; empty when Stripe is off
     */
    Payments(Foundation base, Optional<TelegramStars> stars, Optional<StripePayments> stripe) {
        this.base = base;
        this.transactor = base.stores().transactor();
        this.replays =
                new ReplayWindow(base.storage().seenEvents(), base.world().clock(), ReplayWindow.USUAL);
        this.stores = timed(base.storage().payments(), transactor);
        this.context = context(base);
        this.service = new PaymentService(stores, context, new PaymentMeters(base.meters()));
        this.suspense = new SuspenseGauge(service::countSuspense, base.meters());
        this.refunds = new RefundService(stores, context, providers(stars, stripe));
        this.stripe = stripe;
        this.subscriptions = new SubscriptionService(
                stores,
                context,
                stars.map(TelegramStars::subscriptions)
                        .map(provider -> Map.of(provider.name(), provider))
                        .orElse(Map.of()));
        this.statement = stars.map(TelegramStars::statement);
    }

    PaymentService service() {
        return service;
    }

    SubscriptionService subscriptions() {
        return subscriptions;
    }

    RefundService refunds() {
        return refunds;
    }

    /** Returns the handlers of the providers that are configured. */
    List<WebhookHandler> handlers() {
        PaymentSettings settings = base.config().payments();
        PaymentWebhooks webhooks = new PaymentWebhooks(new PaymentWebhooks.Needs(
                transactor, service, replays, base.alerts(), base.world().clock()));
        List<WebhookHandler> handlers = new ArrayList<>();
        if (!settings.hostSecrets().isEmpty()) {
            handlers.add(webhooks.host(settings.hostSecrets()));
        }
        if (settings.stripe() != null) {
            handlers.add(webhooks.stripe(settings.stripe().webhookSecrets()));
        }
        return handlers;
    }

    /** Returns what takes orders and gives money back. */
    Till till(Optional<TelegramBot> bot) {
        List<Checkout> checkouts = Stream.concat(
                        bot.map(TelegramBot::checkout).stream(), stripe.map(StripePayments::checkout).stream())
                .toList();
        boolean hostPays = !base.config().payments().hostSecrets().isEmpty();
        return new Till(new Storefront(service, checkouts, hostPays), refunds);
    }

    /** Returns what the web server sells with. */
    WebServices.Shop shop(Till till) {
        String catalogue = CatalogueJson.write(base.config().payments().catalogue());
        return new WebServices.Shop(till.front(), service, till.refunds(), catalogue);
    }

    /**
     * Returns what sends messages about payments and gives charges back. Without a bot there is nobody to tell, and what is
     * told is done with.
     */
    Deliveries deliveries(Till till, Optional<Courier> told, BooleanSupplier turn) {
        Courier notices = told.orElse(message -> new Courier.Result.Delivered());
        Dispatcher dispatcher = new Dispatcher(
                transactor,
                stores.outbox(),
                Map.of(
                        Notice.topic(),
                        notices,
                        RefundService.topic(),
                        till.refunds(),
                        SubscriptionService.topic(),
                        subscriptions),
                new Dispatcher.Chance(base.world().clock(), base.world().random()));
        return new Deliveries(new Deliveries.Needs(
                dispatcher,
                transactor,
                stores.outbox(),
                turn,
                base.meters(),
                base.world().clock()));
    }

    /** Returns what compares charges with the provider's statement; empty without a bot. */
    Optional<Reconciliation> reconciliation(BooleanSupplier turn) {
        return statement.map(source -> new Reconciliation(new Reconciliation.Needs(
                new Reconciler(stores, context, source),
                turn,
                base.alerts(),
                base.meters(),
                base.world().clock())));
    }

    /** Returns what an operator may ask for. */
    Map<String, UnaryOperator<String>> commands(Optional<Reconciliation> reconciliation) {
        InstantSource clock = base.world().clock();
        PaymentCommands charges = new PaymentCommands(new PaymentCommands.Needs(
                base.stores(),
                service,
                refunds,
                subscriptions,
                reconciliation.map(all -> all::run),
                clock,
                context.ledger().ids()));
        Dispatcher.Chance chance = new Dispatcher.Chance(clock, base.world().random());
        Dispatcher desk = new Dispatcher(transactor, stores.outbox(), Map.of(), chance);
        Map<String, UnaryOperator<String>> all = new TreeMap<>(charges.byName());
        all.putAll(new OutboxCommands(transactor, stores.outbox(), desk).byName());
        return all;
    }

    /** Returns what has to be done from time to time. */
    List<Housekeeping.Chore> chores() {
        return List.of(
                Housekeeping.Chore.whileMore("orders", service::sweep),
                new Housekeeping.Chore("suspense", limit -> suspense.look()),
                new Housekeeping.Chore(
                        "events", limit -> transactor.write("events-prune", tx -> replays.prune(tx, limit))));
    }

    private static Map<String, PaymentProvider> providers(
            Optional<TelegramStars> stars, Optional<StripePayments> stripe) {
        return Stream.concat(stars.map(TelegramStars::refunds).stream(), stripe.map(StripePayments::refunds).stream())
                .collect(Collectors.toUnmodifiableMap(PaymentProvider::name, Function.identity()));
    }

    /** The same stores, with their transactions timed. */
    private static PaymentStores timed(PaymentStores stores, Transactor transactor) {
        return new PaymentStores(
                transactor,
                stores.payments(),
                stores.subscriptions(),
                stores.ledger(),
                stores.outbox(),
                stores.users());
    }

    private static PaymentContext context(Foundation base) {
        return new PaymentContext(
                base.ledger(),
                new OrderPayload(base.context().keys()),
                base.config().payments().catalogue());
    }
}
