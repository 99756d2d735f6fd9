package dev.gembind.adapters.telegram;

import java.time.Duration;
import java.util.List;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;

/** Where gems are sold: the parts that only a bot with a shop has, with threads and connections of their own. */
final class Counter implements AutoCloseable {
    /** What the menu shows beside the rest. */
    static final List<BotCommand> COMMANDS = List.of(
            new BotCommand("balance", Sentence.COMMAND_BALANCE.text()),
            new BotCommand("history", Sentence.COMMAND_HISTORY.text()),
            new BotCommand("buy", Sentence.COMMAND_BUY.text()),
            new BotCommand("refund", Sentence.COMMAND_REFUND.text()),
            new BotCommand("terms", Sentence.COMMAND_TERMS.text()),
            new BotCommand("paysupport", Sentence.COMMAND_PAYSUPPORT.text()));

    private final Till till;
    private final Checkouts checkouts;
    private final CheckoutWatch watch;

    Counter(TelegramConfig config, Shop shop, BotMeters meters, Till till) {
        Duration deadline =
                config.callTimeout().compareTo(Checkouts.ANSWERING) < 0 ? config.callTimeout() : Checkouts.ANSWERING;
        BotApi api = BotApi.forCalls(config.withCallTimeout(deadline), meters);
        this.till = till;
        this.checkouts = new Checkouts(shop, api, meters);
        this.watch = new CheckoutWatch(api, checkouts);
    }

    /** Returns the way of updates past this counter to the people's side. */
    UpdateHandler beside(UpdateHandler people) {
        return new ShopUpdates(people, till, checkouts, watch);
    }

    @Override
    public void close() {
        watch.close();
        checkouts.close();
    }
}
