package dev.gembind.core.payments;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.outbox.Courier;
import dev.gembind.core.outbox.OutboxMessage;
import dev.gembind.core.payments.PaymentProvider.Answer;
import dev.gembind.core.payments.Subscription.Charges;
import dev.gembind.core.payments.Subscription.State;
import dev.gembind.core.storage.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What people pay again and again: what providers tell of it, and the wish to end it. The provider is asked through the
 * outbox, as often as it takes; only when it has agreed is a subscription canceled here, so that nobody reads that it ends
 * while the money goes on. Thread-safe.
 */
public final class SubscriptionService implements Courier {
    private final PaymentStores stores;
    private final PaymentContext context;
    private final Map<String, SubscriptionProvider> providers;
    private final Receipts receipts;
    private final RenewalWishes wishes;

    /**
     * @param providers by the names their charges have
     */
    public SubscriptionService(
            PaymentStores stores, PaymentContext context, Map<String, SubscriptionProvider> providers) {
        this.stores = stores;
        this.context = context;
        this.providers = Map.copyOf(providers);
        this.receipts = new Receipts(
                stores.outbox(), context.ledger().ids(), context.ledger().time());
        this.wishes = new RenewalWishes(stores.outbox(), context.ledger());
    }

    /** Returns the topic that this courier sends. */
    public static String topic() {
        return RenewalWishes.TOPIC;
    }

    /**
     * A provider told how a subscription stands.
     *
     * @param provider its name
     * @param payload of the order that began it, as it came back
     * @param state how it stands, but for {@link State#EXPIRED}
     */
    public SubscriptionNews told(String provider, String payload, State state) {
        Optional<String> order = context.payload().read(payload);
        return order.isEmpty()
                ? new SubscriptionNews.Unknown()
                : stores.transactor().write("subscription-told", tx -> told(tx, provider, order.get(), state));
    }

    private SubscriptionNews told(Transaction tx, String provider, String id, State state) {
        Optional<Subscription> before = stores.subscriptions().find(tx, id);
        Optional<Order> order =
                stores.payments().findOrder(tx, id).filter(found -> found.item().isSubscription());
        if (order.isEmpty()) {
            return new SubscriptionNews.Unknown();
        }
        if (before.filter(known -> known.state() == state).isPresent()) {
            return new SubscriptionNews.Known();
        }
        Subscription next =
                before.map(known -> known.in(state)).orElseGet(() -> Subscription.begun(order.get(), provider, state));
        stores.subscriptions().put(tx, next);
        return new SubscriptionNews.Taken(next);
    }

    /** Returns the subscriptions of a user that are not over, by their orders. */
    public List<Subscription> of(UserId user) {
        Instant now = now();
        return find(user, subscription -> subscription.isEntitledAt(now));
    }

    /** Returns those that are not over, and those that may go on at the provider though their last payment went back. */
    public List<Subscription> withThoseThatMayRenew(UserId user) {
        Instant now = now();
        return find(user, subscription -> subscription.isEntitledAt(now) || subscription.mayRenewThoughTakenBack());
    }

    private List<Subscription> find(UserId user, Predicate<Subscription> wanted) {
        return stores
                .transactor()
                .read("subscriptions-of", view -> stores.subscriptions().of(view, user))
                .stream()
                .filter(wanted)
                .toList();
    }

    /**
     * Asks for a subscription of a user to end when what is paid is over, or lets it be turned on again.
     *
     * One whose last payment went back can be ended too: it may go on at the provider.
     *
     * @return whether the provider will be asked; false when there is no such subscription, or it is over or so already
     */
    public boolean setRenewing(UserId user, String order, boolean renews) {
        return stores.transactor().write("subscription-wish", tx -> {
            Optional<Subscription> found = stores.subscriptions()
                    .find(tx, order)
                    .filter(known -> known.user().equals(user))
                    .filter(known -> renews ? known.mayBeTurnedOnAt(now()) : known.mayRenewAt(now()));
            found.ifPresent(known -> wishes.ask(tx, known, renews));
            return found.isPresent();
        });
    }

    @Override
    public Result deliver(OutboxMessage message) {
        int space = message.body().lastIndexOf(' ');
        String order = message.body().substring(0, space);
        boolean renews = Boolean.parseBoolean(message.body().substring(space + 1));
        Optional<Subscription> found = stores.transactor()
                .read("subscription-find", view -> stores.subscriptions().find(view, order));
        Charges charges = found.map(Subscription::charges).orElse(null);
        if (charges == null) {
            return new Result.Never("there is no such subscription");
        }
        SubscriptionProvider provider = providers.get(found.get().provider());
        if (provider == null) {
            return new Result.Later("no provider " + found.get().provider() + " is configured", Duration.ofHours(1));
        }
        List<ChargeId> either =
                Stream.of(charges.last(), charges.first()).distinct().toList();
        Answer answer = provider.setRenewing(either, payerOf(charges), renews);
        if (answer instanceof Answer.Unknown unknown) {
            return new Result.Later(unknown.reason(), unknown.notBefore());
        }
        stores.transactor().write("subscription-asked", tx -> settle(tx, order, renews, answer));
        return new Result.Delivered();
    }

    /** Turning on again is the person's to do: the provider tells when it happened. */
    private boolean settle(Transaction tx, String order, boolean renews, Answer answer) {
        Subscription known = stores.subscriptions().find(tx, order).orElseThrow();
        Notice.Event event = Notice.Event.SUBSCRIPTION_FAILED;
        if (answer instanceof Answer.Done) {
            event = renews ? Notice.Event.SUBSCRIPTION_ALLOWED : Notice.Event.SUBSCRIPTION_CANCELED;
            if (!renews) {
                stores.subscriptions().put(tx, known.in(State.CANCELED));
            }
        }
        Charges charges = known.charges();
        if (charges != null) {
            receipts.add(tx, new Notice(event, known.user(), gemsOf(tx, order), charges.last()));
        }
        return true;
    }

    private Gems gemsOf(Transaction tx, String order) {
        return stores.payments().findOrder(tx, order).orElseThrow().item().gems();
    }

    private String payerOf(Charges charges) {
        return stores.transactor()
                .read("subscription-payer", view -> stores.payments().findCharge(view, charges.last()))
                .map(Charge::facts)
                .map(Facts::payer)
                .orElse("");
    }

    private Instant now() {
        return context.ledger().time().instant();
    }
}
