package dev.gembind.adapters.telegram;

import java.time.InstantSource;

/**
 * Who talks where gems are sold.
 *
 * @param gems about gems, and how to get more
 * @param subscriptions about getting them again and again
 * @param refunds about giving purchases back
 */
record ShopTalk(GemTalk gems, SubscriptionTalk subscriptions, RefundTalk refunds) {
    static ShopTalk of(Desk desk, Shop shop, InstantSource clock) {
        return new ShopTalk(
                new GemTalk(desk, shop), new SubscriptionTalk(desk, shop), new RefundTalk(desk, shop, clock));
    }

    /** Answers a command about gems. */
    Screen answer(Sender who, String command) {
        return switch (command) {
            case "balance" -> subscriptions.below(who, gems.balance(who));
            case "history" -> gems.history(who);
            case "buy" -> offers(who);
            case "refund" -> refunds.offer(who);
            case "terms" -> gems.terms();
            case "paysupport" -> gems.support(who);
            default -> Screen.of(Sentence.NOT_UNDERSTOOD.text());
        };
    }

    /** Shows what is sold. */
    Screen offers(Sender who) {
        return gems.offers(who, subscriptions.offers());
    }

    /** Answers a press; what moves more than the screen works only while the question is fresh. */
    Reaction pressed(Sender who, ButtonData button, boolean isFresh) {
        String id = button.id();
        return switch (button.kind()) {
            case BUY -> subscriptions.sells(id) ? subscriptions.buy(who, id) : gems.buy(who, id);
            case REFUND -> refunds.ask(who, id);
            case REFUND_NOW -> isFresh ? refunds.giveBack(who, id) : over();
            case END -> subscriptions.askToEnd(who, id);
            case END_NOW -> isFresh ? subscriptions.setRenewing(who, id, false) : over();
            case ALLOW -> subscriptions.setRenewing(who, id, true);
            default -> Reaction.note(Sentence.NOT_YOURS.text());
        };
    }

    private static Reaction over() {
        return Reaction.show(Sentence.BUTTON_TOO_OLD.text());
    }
}
