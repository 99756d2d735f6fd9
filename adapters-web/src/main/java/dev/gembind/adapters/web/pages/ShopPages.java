package dev.gembind.adapters.web.pages;

import dev.gembind.adapters.web.edge.RouteGroup;
import dev.gembind.adapters.web.edge.Routes;
import dev.gembind.adapters.web.pages.view.Action;
import dev.gembind.adapters.web.pages.view.BuyView;
import dev.gembind.adapters.web.pages.view.Notice;
import dev.gembind.adapters.web.pages.view.OrderView;
import dev.gembind.adapters.web.pages.view.PackageView;
import dev.gembind.adapters.web.pages.view.QrView;
import dev.gembind.core.UserId;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.GemPackage;
import dev.gembind.core.payments.Order;
import dev.gembind.core.payments.OrderOutcome;
import dev.gembind.core.payments.OrderState;
import dev.gembind.core.payments.OrderWish;
import dev.gembind.core.payments.PlaceOutcome;
import dev.gembind.core.payments.Storefront;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The shop: what is sold, ordering it, and the way to the page it is paid on. */
final class ShopPages implements RouteGroup {
    /** What the address begins with that leads on to the page of an order. */
    static final String RESUME = "/shop/orders/";

    private static final String LANGUAGE = "en";
    private static final int MAX_FIELD = 100;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Action TO_SHOP = Action.open("Back to the shop", Ways.SHOP);

    private static final Notice NO_ORDER = Notice.of(
            NOT_FOUND, "There is no such order", "Nothing was charged.", null, Action.open("Your gems", Ways.GEMS));

    private final Storefront front;
    private final Door door;
    private final Screen screen;

    ShopPages(Surroundings around) {
        this.front = around.services().shop().front();
        this.door = around.door();
        this.screen = around.screen();
    }

    @Override
    public void register(Routes routes) {
        routes.get(Ways.SHOP, door.open(this::show));
        routes.post(
                "/shop/orders",
                door.signedIn(this::order, visit -> screen.go(visit, Ways.SIGN_IN, Note.SIGN_IN_FIRST)));
        routes.post(
                RESUME + "{id}",
                door.signedIn(this::resume, visit -> screen.go(visit, Ways.SIGN_IN, Note.SIGN_IN_FIRST)));
        routes.get("/shop/thanks", door.open(visit -> screen.show(visit, "thanks.jte", Map.of())));
    }

    private void show(Visit visit) {
        List<PackageView> packages = front.catalogue().packages().stream()
                .map(offer -> view(visit, offer))
                .filter(offer -> !offer.ways().isEmpty())
                .toList();
        boolean elsewhere = packages.isEmpty() && front.isOpen(Channel.HOST);
        screen.show(visit, "shop.jte", Map.of("packages", packages, "elsewhere", elsewhere));
    }

    private PackageView view(Visit visit, GemPackage offer) {
        List<BuyView> ways = Stream.of(Channel.TELEGRAM, Channel.STRIPE)
                .filter(front::isOpen)
                .flatMap(channel -> offer.priceIn(channel.currency()).stream()
                        .map(price -> new BuyView(
                                Money.words(price), way(channel), channel.key(), key(visit, offer, channel))))
                .toList();
        return new PackageView(
                offer.id(), offer.title(LANGUAGE), Money.number(offer.gems().units()), ways);
    }

    /** New with each view of the page, so that pressing twice is one order, and coming again is another one. */
    private static String key(Visit visit, GemPackage offer, Channel channel) {
        return visit.info().id() + "." + offer.id() + "." + channel.key();
    }

    private static String way(Channel channel) {
        return channel == Channel.TELEGRAM ? "in Telegram" : "by card";
    }

    private void order(Visit visit, UserId user) {
        String offer = Objects.requireNonNullElse(Fields.form(visit, "package", MAX_FIELD), "");
        String key = "page:" + Objects.requireNonNullElse(Fields.form(visit, "key", MAX_FIELD), "");
        Optional<Channel> channel = Optional.ofNullable(Fields.form(visit, "channel", MAX_FIELD))
                .flatMap(Channel::find)
                .filter(known -> known != Channel.HOST);
        if (channel.isEmpty() || !TransferKey.isValid(key)) {
            screen.show(visit, notSold());
            return;
        }
        answer(visit, front.order(new OrderWish(user, offer, channel.get(), key)));
    }

    /** Making the page again may call the provider, which no mere look at a page does. */
    private void resume(Visit visit, UserId user) {
        front.resume(user, visit.context().pathParam("id"))
                .ifPresentOrElse(outcome -> answer(visit, outcome), () -> screen.show(visit, NO_ORDER));
    }

    private void answer(Visit visit, OrderOutcome outcome) {
        if (outcome instanceof OrderOutcome.Ordered ordered) {
            screen.show(visit, "order.jte", Map.of("order", view(ordered.order(), ordered.url())));
        } else {
            screen.show(visit, refusal(outcome));
        }
    }

    private OrderView view(Order order, @Nullable URI url) {
        String page = url == null || order.state() != OrderState.OPEN ? null : url.toString();
        boolean telegram = order.channel() == Channel.TELEGRAM;
        String title = Orders.title(front.catalogue(), order);
        QrView qr = page != null && telegram ? QrCode.draw(page) : null;
        return new OrderView(title, Money.words(order.price()), telegram ? "Pay in Telegram" : "Pay by card", page, qr);
    }

    private static Notice refusal(OrderOutcome outcome) {
        if (outcome instanceof OrderOutcome.PageUnavailable away) {
            Duration wait = away.notBefore().compareTo(SOON) < 0 ? SOON : away.notBefore();
            return new Notice(
                    UNAVAILABLE,
                    "The payment page does not answer",
                    "Nothing was charged. Please try again in a moment.",
                    null,
                    wait,
                    List.of(TO_SHOP));
        }
        if (outcome instanceof OrderOutcome.NotPlaced none && none.why() instanceof PlaceOutcome.TooManyOpen) {
            return Notice.of(
                    CONFLICT,
                    "Too many open orders",
                    "You ordered a lot lately and paid none of it. Pay one, or come back tomorrow.",
                    null,
                    TO_SHOP);
        }
        return notSold();
    }

    private static Notice notSold() {
        return Notice.of(
                BAD_REQUEST,
                "That is not sold here",
                "The shop may have changed since you opened it. Nothing was charged.",
                null,
                TO_SHOP);
    }
}
