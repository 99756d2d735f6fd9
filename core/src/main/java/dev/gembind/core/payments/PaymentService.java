package dev.gembind.core.payments;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.payments.Charge.Sale;
import dev.gembind.core.payments.Order.Item;
import dev.gembind.core.storage.Snapshot;
import dev.gembind.core.storage.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Orders, and what providers tell of charges: the one path for all of them. Each method is one transaction, and what it
 * tells may be told again without harm. Thread-safe.
 */
public final class PaymentService {
    /** How long an order can be paid. */
    public static final Duration ORDER_LIFE = Duration.ofHours(24);

    /** How many orders that are neither paid nor over a user may have. */
    public static final int MAX_OPEN_ORDERS = 20;

    private static final int SWEEP = 100;

    private final PaymentStores stores;
    private final PaymentContext context;
    private final ChargeRule rule;
    private final PaymentListener listener;

    public PaymentService(PaymentStores stores, PaymentContext context) {
        this(stores, context, PaymentListener.NONE);
    }

    /** @param listener hears of what was told and stored */
    public PaymentService(PaymentStores stores, PaymentContext context, PaymentListener listener) {
        this.listener = listener;
        this.stores = stores;
        this.context = context;
        this.rule = new ChargeRule(stores, context);
    }

    /** Returns what is sold. */
    public Catalogue catalogue() {
        return context.catalogue();
    }

    /** Notes that a user wants to buy something, at today's price; each time is a new order. */
    public PlaceOutcome place(UserId user, String offer, Channel channel) {
        return place(new OrderWish(user, offer, channel, null));
    }

    /** Notes that a user wants to buy something, at today's price; with a key it is one order, at the price of the first time. */
    public PlaceOutcome place(OrderWish wish) {
        String key = wish.key();
        String id = key == null ? context.ledger().ids().next() : OrderIds.of(wish.user(), key);
        return stores.transactor().write("order-place", tx -> {
            if (stores.users().lock(tx, wish.user()).isEmpty()) {
                return new PlaceOutcome.UnknownUser();
            }
            return stores.payments()
                    .findOrder(tx, id)
                    .map(order -> again(order, wish))
                    .orElseGet(() -> placeNew(tx, id, wish));
        });
    }

    /** Tells whether a new payment of the order would be approved now. */
    public boolean canBePaid(Order order) {
        return order.canBePaidAt(now());
    }

    /** Tells whether the order can be paid now on a page that lives for so long. */
    boolean canBePaid(Order order, Duration pageLife) {
        Instant now = now();
        return order.canBePaidAt(now) && now.isBefore(order.createdAt().plus(pageLife));
    }

    /** Returns an order that was placed before, as if it were placed again. */
    PlaceOutcome.Placed again(Order order) {
        return new PlaceOutcome.Placed(order, context.payload().write(order.id()), true);
    }

    /** Finds an order. */
    public Optional<Order> findOrder(String id) {
        return stores.transactor().read("order-find", view -> stores.payments().findOrder(view, id));
    }

    /**
     * Returns orders of a user, the newest first and those of one moment by their ids. Pages stay as they are whatever is
     * ordered meanwhile.
     *
     * @param after only those that follow this one; null to begin with the newest
     */
    public List<Order> ordersOf(UserId user, @Nullable Order after, int limit) {
        return stores.transactor().read("orders-of", view -> stores.payments().ordersOf(view, user, after, limit));
    }

    /** Decides whether a provider may take money. It reads and never writes, so that it is quick whatever else goes on. */
    public PreCheckoutAnswer preCheckout(PreCheckout question, PayerCheck payers) {
        Optional<String> id = context.payload().read(question.payload());
        if (id.isEmpty()) {
            return PreCheckoutAnswer.NOT_OURS;
        }
        return stores.transactor()
                .read(
                        "pre-checkout",
                        view -> stores.payments()
                                .findOrder(view, id.get())
                                .map(order -> decide(view, order, question, payers))
                                .orElse(PreCheckoutAnswer.NOT_OURS));
    }

    /** Says whose account pays. */
    @FunctionalInterface
    public interface PayerCheck {
        /** Tells whether the account belongs to the user. */
        boolean isOf(Snapshot snapshot, UserId user, PreCheckout question);
    }

    /**
     * A provider took money.
     *
     * @param payload of the order, as it came back; empty when the provider has none
     */
    public Settlement paid(ChargeId charge, String payload, Payment payment) {
        String order = context.payload().read(payload).orElse(payment.order());
        return learn(charge, facts -> facts.paid(payment.forOrder(order)));
    }

    /**
     * Money went back, whoever wanted it.
     *
     * @param total how much so far, all refunds of the charge together; {@link Facts#ALL} for all of it
     */
    public Settlement refunded(ChargeId charge, long total) {
        return learn(charge, facts -> facts.refunded(total));
    }

    /**
     * A refund failed that was made, or was under way. What was asked for here is no longer done or pending, and gems return
     * to the lots they were set aside of.
     *
     * @param refund its name: ours where we asked for it
     * @param amount how much money it was
     */
    public Settlement refundFailed(ChargeId charge, String refund, long amount) {
        return learn(charge, facts -> facts.refund(refund, new MoneyBack.Part(amount, true)));
    }

    /** A charge is disputed, and its money is gone for now; {@link Facts#ALL} for all of it. */
    public Settlement disputed(ChargeId charge, long amount) {
        return learn(charge, facts -> facts.disputed(amount));
    }

    /** A dispute was won, and its money is back. */
    public Settlement disputeWon(ChargeId charge) {
        return learn(charge, Facts::won);
    }

    /**
     * Takes in what a provider tells, in the transaction that remembers that it was told.
     *
     * @param charge what it tells of
     */
    public Settlement learn(Transaction tx, ChargeId charge, News news) {
        UnaryOperator<Facts> change = news.change(id -> stores.payments().findOrder(tx, id));
        return rule.learn(tx, charge, change);
    }

    /** Finds a charge. */
    public Optional<Charge> findCharge(ChargeId id) {
        return stores.transactor().read("charge-find", view -> stores.payments().findCharge(view, id));
    }

    /** Returns the charges that brought a user gems. */
    public List<Charge> chargesOf(UserId user) {
        return stores.transactor().read("charges-of", view -> stores.payments().chargesOf(view, user));
    }

    /** Counts charges that fit no order, and wait for a person. */
    public long countSuspense() {
        return stores.transactor()
                .read("charges-suspense", view -> stores.payments().countSuspense(view));
    }

    /** Returns charges by their texts; see {@link PaymentStore#charges}. */
    public List<Charge> charges(String after, int limit) {
        return stores.transactor().read("charges", view -> stores.payments().charges(view, after, limit));
    }

    /**
     * Gives the gems of a charge that nobody knew what to do with to a user.
     *
     * @return the charge; empty when it is none of these, or there is no such user
     */
    public Optional<Charge> assign(ChargeId charge, UserId user, Gems gems) {
        Why why = new Why("system", "bought", now());
        return stores.transactor().write("charge-assign", tx -> assign(tx, charge, new Sale(user, gems), why));
    }

    /**
     * Gives the gems of a charge that nobody knew what to do with to a user, in the transaction that notes who decided so.
     *
     * @param why who decided, and what the user reads
     * @return the charge; empty when it is none of these, or there is no such user
     */
    public Optional<Charge> assign(Transaction tx, ChargeId charge, Sale sale, Why why) {
        return rule.assign(tx, charge, sale, why);
    }

    /** Ends orders that were not paid in time, some at a time; tells whether there may be more. */
    public boolean sweep() {
        int ended = stores.transactor().write("orders-expire", tx -> {
            List<Order> due = stores.payments().expiredOrders(tx, now(), SWEEP);
            due.forEach(order -> stores.payments().updateOrder(tx, order.in(OrderState.EXPIRED)));
            return due.size();
        });
        return ended == SWEEP;
    }

    /** Passes on what became of news that was taken in by {@link #learn(Transaction, ChargeId, News)}, once it is stored. */
    public void announce(ChargeId charge, Settlement settlement) {
        listener.onSettlement(charge, settlement);
    }

    private Settlement learn(ChargeId charge, UnaryOperator<Facts> news) {
        Settlement settlement = stores.transactor().write("charge-settle", tx -> rule.learn(tx, charge, news));
        announce(charge, settlement);
        return settlement;
    }

    private PlaceOutcome placeNew(Transaction tx, String id, OrderWish wish) {
        Optional<Item> item = item(wish.offer());
        Optional<Price> price = price(wish.offer(), wish.channel().currency());
        if (item.isEmpty() || price.isEmpty()) {
            return new PlaceOutcome.NotSold();
        }
        Instant now = now();
        if (stores.payments().countOpenOrders(tx, wish.user(), now) >= MAX_OPEN_ORDERS) {
            return new PlaceOutcome.TooManyOpen();
        }
        Order order = new Order(
                id, wish.user(), item.get(), price.get(), wish.channel(), OrderState.OPEN, now, now.plus(ORDER_LIFE));
        stores.payments().insertOrder(tx, order);
        return new PlaceOutcome.Placed(order, context.payload().write(id), false);
    }

    private PlaceOutcome again(Order order, OrderWish wish) {
        if (!order.item().offer().equals(wish.offer())) {
            return new PlaceOutcome.Conflict("package");
        }
        if (order.channel() != wish.channel()) {
            return new PlaceOutcome.Conflict("channel");
        }
        return again(order);
    }

    private PreCheckoutAnswer decide(Snapshot view, Order order, PreCheckout question, PayerCheck payers) {
        boolean renewable = order.item().isSubscription() && order.state() == OrderState.PAID;
        if (!order.canBePaidAt(now()) && !renewable) {
            return PreCheckoutAnswer.OVER;
        }
        boolean samePrice = order.price().amount() == question.amount()
                && order.price().currency().equals(question.currency());
        if (!samePrice) {
            return PreCheckoutAnswer.OTHER_PRICE;
        }
        return payers.isOf(view, order.user(), question) ? PreCheckoutAnswer.APPROVED : PreCheckoutAnswer.OTHER_PAYER;
    }

    private Optional<Item> item(String offer) {
        Catalogue catalogue = context.catalogue();
        Optional<Item> bought =
                catalogue.findPackage(offer).map(found -> new Item(offer, found.gems(), false, catalogue.version()));
        return bought.or(() -> catalogue
                .findSubscription(offer)
                .map(found -> new Item(offer, found.gemsPerPeriod(), true, catalogue.version())));
    }

    private Optional<Price> price(String offer, String currency) {
        return context.catalogue()
                .findPackage(offer)
                .map(GemPackage::prices)
                .or(() -> context.catalogue().findSubscription(offer).map(SubscriptionOffer::prices))
                .map(prices -> prices.get(currency))
                .map(amount -> new Price(amount, currency));
    }

    private Instant now() {
        return context.ledger().time().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
