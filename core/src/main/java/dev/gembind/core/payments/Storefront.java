package dev.gembind.core.payments;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.gembind.core.UserId;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes orders through the channels that are open, and has their pages made: the one way in for host sites and pages. The
 * order is stored before the provider is asked, and the provider is asked outside of any transaction. Thread-safe.
 */
public final class Storefront {
    private static final Logger LOG = LoggerFactory.getLogger(Storefront.class);
    private static final String LANGUAGE = "en";
    private static final int KEPT_PAGES = 10_000;

    private final PaymentService payments;
    private final Map<Channel, Checkout> checkouts;
    private final Set<Channel> open;

    /** Pages of orders, so that a repeated wish gets the same one also where the provider would make another. */
    private final Cache<String, URI> pages =
            CacheBuilder.newBuilder().maximumSize(KEPT_PAGES).build();

    /**
     * @param checkouts the channels that have pages
     * @param hostPays whether the host site takes money itself
     */
    public Storefront(PaymentService payments, List<Checkout> checkouts, boolean hostPays) {
        this.payments = payments;
        this.checkouts =
                checkouts.stream().collect(Collectors.toUnmodifiableMap(Checkout::channel, Function.identity()));
        EnumSet<Channel> all = EnumSet.noneOf(Channel.class);
        all.addAll(this.checkouts.keySet());
        if (hostPays) {
            all.add(Channel.HOST);
        }
        this.open = Set.copyOf(all);
    }

    /** Returns what is sold. */
    public Catalogue catalogue() {
        return payments.catalogue();
    }

    /** Tells whether anything is sold through a channel. */
    public boolean isOpen(Channel channel) {
        return open.contains(channel);
    }

    /** Orders something. */
    public OrderOutcome order(OrderWish wish) {
        if (!isOpen(wish.channel())) {
            return new OrderOutcome.ChannelClosed();
        }
        Checkout checkout = checkouts.get(wish.channel());
        boolean renewable = payments.catalogue().findSubscription(wish.offer()).isPresent();
        if (renewable && checkout != null && !checkout.sellsSubscriptions()) {
            return new OrderOutcome.NotPlaced(new PlaceOutcome.NotSold());
        }
        PlaceOutcome outcome = payments.place(wish);
        if (!(outcome instanceof PlaceOutcome.Placed placed)) {
            return new OrderOutcome.NotPlaced(outcome);
        }
        return checkout == null
                ? new OrderOutcome.Ordered(placed.order(), null, placed.replayed())
                : withPage(checkout, placed);
    }

    /** Tells whether somebody who turned away from an order could still pay it on its page. */
    public boolean canContinue(Order order) {
        Checkout checkout = checkouts.get(order.channel());
        return checkout != null && payments.canBePaid(order, checkout.pageLife());
    }

    /**
     * Leads back to the page of an order. Of one that can no longer be paid there, the answer names no page.
     *
     * @return empty when the user has no such order
     */
    public Optional<OrderOutcome> resume(UserId user, String id) {
        return payments.findOrder(id).filter(order -> order.user().equals(user)).map(this::resume);
    }

    private OrderOutcome resume(Order order) {
        Checkout checkout = checkouts.get(order.channel());
        return checkout != null && canContinue(order)
                ? withPage(checkout, payments.again(order))
                : new OrderOutcome.Ordered(order, null, true);
    }

    private OrderOutcome withPage(Checkout checkout, PlaceOutcome.Placed placed) {
        Order order = placed.order();
        Optional<URI> kept = Optional.ofNullable(pages.getIfPresent(order.id()));
        if (kept.isPresent() || !payments.canBePaid(order)) {
            return new OrderOutcome.Ordered(order, kept.orElse(null), placed.replayed());
        }
        Checkout.Answer answer = checkout.open(new Checkout.Bill(order, placed.payload(), title(order)));
        if (answer instanceof Checkout.Answer.Opened opened) {
            URI first = pages.asMap().putIfAbsent(order.id(), opened.url());
            return new OrderOutcome.Ordered(order, first == null ? opened.url() : first, placed.replayed());
        }
        if (answer instanceof Checkout.Answer.Unavailable away) {
            LOG.warn("no page to pay order {} by {}: {}", order.id(), order.channel(), away.reason());
            return new OrderOutcome.PageUnavailable(order, away.notBefore());
        }
        LOG.error(
                "no page to pay order {} by {}: {}",
                order.id(),
                order.channel(),
                ((Checkout.Answer.Refused) answer).reason());
        return new OrderOutcome.PageRefused(order);
    }

    private String title(Order order) {
        return payments.catalogue()
                .findPackage(order.item().offer())
                .map(offer -> offer.title(LANGUAGE))
                .orElseGet(() -> order.item().gems().units() + " gems");
    }
}
