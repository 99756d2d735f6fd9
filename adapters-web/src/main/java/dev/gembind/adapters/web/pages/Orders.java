package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.WebServices;
import dev.gembind.adapters.web.pages.view.OrderEntry;
import dev.gembind.adapters.web.pages.view.OrdersView;
import dev.gembind.core.UserId;
import dev.gembind.core.payments.Catalogue;
import dev.gembind.core.payments.Order;
import dev.gembind.core.payments.OrderState;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.payments.Storefront;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people ordered, whether they paid it or not. Thread-safe. */
final class Orders {
    /** The part of the query that says where a page begins. */
    static final String CURSOR = "orders";

    private static final String LANGUAGE = "en";
    private static final int PAGE = 10;

    private final PaymentService payments;
    private final Storefront front;

    Orders(WebServices.Shop shop) {
        this.payments = shop.payments();
        this.front = shop.front();
    }

    /** Returns a page; what is no cursor of this user's begins with the newest. */
    OrdersView of(UserId user, @Nullable String cursor) {
        Order after = Optional.ofNullable(cursor)
                .flatMap(payments::findOrder)
                .filter(order -> order.user().equals(user))
                .orElse(null);
        List<Order> found = payments.ordersOf(user, after, PAGE + 1);
        List<OrderEntry> entries = found.stream().limit(PAGE).map(this::entry).toList();
        String older = found.size() > PAGE
                ? Ways.GEMS + "?" + CURSOR + "=" + found.get(PAGE - 1).id() + "#orders"
                : null;
        return new OrdersView(entries, after == null, older);
    }

    /** Returns what people call what was ordered. */
    static String title(Catalogue catalogue, Order order) {
        return catalogue
                .findPackage(order.item().offer())
                .map(offer -> offer.title(LANGUAGE))
                .orElseGet(() -> Money.number(order.item().gems().units()) + " gems");
    }

    private OrderEntry entry(Order order) {
        boolean open = front.canContinue(order);
        return new OrderEntry(
                Moments.day(order.createdAt()),
                title(front.catalogue(), order),
                Money.words(order.price()),
                words(order),
                open ? ShopPages.RESUME + order.id() : null);
    }

    /** An order whose time is over is over, also before that is stored. */
    private String words(Order order) {
        if (order.state() == OrderState.OPEN && !payments.canBePaid(order)) {
            return words(OrderState.EXPIRED);
        }
        return words(order.state());
    }

    private static String words(OrderState state) {
        return switch (state) {
            case OPEN -> "Not paid yet";
            case PAID -> "Paid";
            case EXPIRED -> "Not paid in time";
            case CANCELED -> "Canceled";
        };
    }
}
