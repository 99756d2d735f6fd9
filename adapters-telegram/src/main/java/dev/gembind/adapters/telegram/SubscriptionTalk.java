package dev.gembind.adapters.telegram;

import dev.gembind.adapters.telegram.ButtonData.Kind;
import dev.gembind.core.UserId;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.PlaceOutcome;
import dev.gembind.core.payments.Price;
import dev.gembind.core.payments.Subscription;
import dev.gembind.core.payments.SubscriptionOffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Talks about what is paid again and again: how to begin it, how it stands, and how to end it. */
final class SubscriptionTalk {
    private final Desk desk;
    private final Shop shop;

    SubscriptionTalk(Desk desk, Shop shop) {
        this.desk = desk;
        this.shop = shop;
    }

    /** Returns the buttons of the offers. */
    List<Screen.Button> offers() {
        return shop.payments().catalogue().subscriptions().stream()
                .filter(offer -> priceOf(offer).isPresent())
                .map(SubscriptionTalk::button)
                .toList();
    }

    private static Screen.Button button(SubscriptionOffer offer) {
        String stars = Long.toString(priceOf(offer).orElseThrow().amount());
        return Kind.BUY.button(
                Sentence.BUTTON_SUBSCRIPTION.text(offer.gemsPerPeriod().toString(), stars), offer.id());
    }

    private static Optional<Price> priceOf(SubscriptionOffer offer) {
        return offer.priceIn(Channel.TELEGRAM.currency()).filter(price -> price.amount() <= Integer.MAX_VALUE);
    }

    boolean sells(String offer) {
        return shop.payments().catalogue().findSubscription(offer).isPresent();
    }

    /** A subscription was chosen: makes an order and sends a link to pay it. */
    Reaction buy(Sender who, String offer) {
        Optional<UserId> user = desk.membershipOf(who).map(Membership::user);
        if (user.isEmpty()) {
            return Reaction.note(Sentence.GEMS_STRANGER.text());
        }
        boolean has = shop.subscriptions().of(user.get()).stream()
                .anyMatch(known -> known.plan().equals(offer));
        if (has) {
            return Reaction.note(Sentence.SUBSCRIPTION_THERE.text());
        }
        PlaceOutcome outcome = shop.payments().place(user.get(), offer, Channel.TELEGRAM);
        if (outcome instanceof PlaceOutcome.Placed placed) {
            String title = Sentence.SUBSCRIPTION_TITLE.text(
                    placed.order().item().gems().toString());
            return Reaction.invoice(new Bill(title, placed.order(), placed.payload()));
        }
        return GemTalk.notPlaced(outcome);
    }

    /** Adds to the answer to {@code /balance} what subscriptions the person has, with ways to end them. */
    Screen below(Sender who, Screen balance) {
        List<Subscription> all = desk.membershipOf(who)
                .map(known -> shop.subscriptions().withThoseThatMayRenew(known.user()))
                .orElse(List.of());
        if (all.isEmpty()) {
            return balance;
        }
        StringBuilder text = new StringBuilder(balance.text());
        List<Screen.Button> buttons = new ArrayList<>();
        for (Subscription subscription : all) {
            text.append("\n\n").append(line(subscription));
            buttons.add(way(subscription));
        }
        return new Screen(text.toString(), buttons, Screen.Layout.COLUMN);
    }

    private static String line(Subscription subscription) {
        if (subscription.mayRenewThoughTakenBack()) {
            return Sentence.SUBSCRIPTION_TAKEN_BACK.text(subscription.plan());
        }
        Sentence sentence = switch (subscription.state()) {
            case ACTIVE, EXPIRED -> Sentence.SUBSCRIPTION_ACTIVE;
            case CANCELED -> Sentence.SUBSCRIPTION_CANCELED;
            case FAILED -> Sentence.SUBSCRIPTION_FAILED;
        };
        return sentence.text(subscription.plan(), Words.day(subscription.entitledUntil()));
    }

    private static Screen.Button way(Subscription subscription) {
        return subscription.state() == Subscription.State.CANCELED
                ? Kind.ALLOW.button(Sentence.BUTTON_ALLOW, subscription.order())
                : Kind.END.button(Sentence.BUTTON_END.text(subscription.plan()), subscription.order());
    }

    /** Asks whether a subscription shall end. */
    Reaction askToEnd(Sender who, String order) {
        return find(who, order)
                .map(known -> Reaction.show(Screen.of(
                        confirmation(known),
                        Kind.END_NOW.button(Sentence.BUTTON_END_NOW, order),
                        Kind.END_NOT.button(Sentence.BUTTON_END_NOT, order))))
                .orElseGet(() -> Reaction.note(Sentence.SUBSCRIPTION_OVER.text()));
    }

    private static String confirmation(Subscription subscription) {
        return subscription.mayRenewThoughTakenBack()
                ? Sentence.CONFIRM_END_TAKEN_BACK.text(subscription.plan())
                : Sentence.CONFIRM_END.text(subscription.plan(), Words.day(subscription.entitledUntil()));
    }

    /** Ends a subscription when what is paid is over, or lets it be turned on again. */
    Reaction setRenewing(Sender who, String order, boolean renews) {
        boolean asked = find(who, order)
                .filter(known -> shop.subscriptions().setRenewing(known.user(), order, renews))
                .isPresent();
        Sentence sentence = renews ? Sentence.ALLOW_ASKED : Sentence.END_ASKED;
        return Reaction.show((asked ? sentence : Sentence.SUBSCRIPTION_OVER).text());
    }

    private Optional<Subscription> find(Sender who, String order) {
        return desk.membershipOf(who).stream()
                .flatMap(known -> shop.subscriptions().withThoseThatMayRenew(known.user()).stream())
                .filter(known -> known.order().equals(order))
                .findFirst();
    }
}
