package dev.gembind.adapters.telegram;

import java.time.InstantSource;

/**
 * Who talks where gems are sold.
 *
 * @param gems about gems, and how to get more
 * @param refunds about giving purchases back
 */
record ShopTalk(GemTalk gems, RefundTalk refunds) {
    static ShopTalk of(Desk desk, Shop shop, InstantSource clock) {
        return new ShopTalk(new GemTalk(desk, shop), new RefundTalk(desk, shop, clock));
    }

    /** Answers a command about gems. */
    Screen answer(Sender who, String command) {
        return switch (command) {
            case "balance" -> gems.balance(who);
            case "history" -> gems.history(who);
            case "buy" -> gems.offers(who);
            case "refund" -> refunds.offer(who);
            case "terms" -> gems.terms();
            case "paysupport" -> gems.support(who);
            default -> Screen.of(Sentence.NOT_UNDERSTOOD.text());
        };
    }
}
