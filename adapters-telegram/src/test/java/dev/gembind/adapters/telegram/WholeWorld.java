package dev.gembind.adapters.telegram;

import dev.gembind.core.Platform;
import dev.gembind.core.Secret;
import dev.gembind.core.payments.PaymentProvider;
import dev.gembind.core.payments.SubscriptionProvider;
import dev.gembind.sandbox.Sandbox;
import dev.gembind.sandbox.SandboxConfig;
import dev.gembind.sandbox.telegram.Person;
import dev.gembind.sandbox.telegram.TelegramPlatform;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The bot as an application wires it: core's services on one side, the simulated Telegram on the other. */
final class WholeWorld implements AutoCloseable {
    private final SandboxConfig config = SandboxConfig.seeded(11, URI.create("http://localhost:8080"));
    private final Sandbox sandbox = Sandbox.start(config);
    final CoreWorld core;
    final TelegramPlatform telegram = sandbox.telegram();
    final Phones phones = new Phones(telegram);
    final Person nelly = telegram.people().get(0);
    final Person otto = telegram.people().get(1);
    private final TelegramStars stars = new TelegramStars(telegramConfig(), new SimpleMeterRegistry());
    private TelegramBot bot;

    WholeWorld(boolean openSignUp) {
        PaymentProvider refunds = stars.refunds();
        SubscriptionProvider subscribing = stars.subscriptions();
        core = new CoreWorld(openSignUp, Map.of(refunds.name(), refunds), Map.of(subscribing.name(), subscribing));
        bot = newBot();
        bot.start();
    }

    /** Ends the bot and starts another one, which remembers nothing. */
    void restart() {
        bot.close();
        bot = newBot();
        bot.start();
    }

    void stop() {
        bot.close();
    }

    TelegramBot newBot() {
        return new TelegramBot(
                telegramConfig(),
                new TelegramBot.Needs(
                        core.links,
                        core.confirmations,
                        core.bindings,
                        core.signIns,
                        core.limiter,
                        core.alerts,
                        new SimpleMeterRegistry(),
                        InstantSource.system(),
                        new SplittableRandom(1),
                        core.shop,
                        inbox()));
    }

    private TelegramConfig telegramConfig() {
        return TelegramConfig.of(
                        Secret.of(config.telegram().token()), config.telegram().username())
                .withApiBase(sandbox.telegramBase());
    }

    UpdateInbox inbox() {
        return new UpdateInbox(core.storage.transactor(), core.storage.seenEvents(), core.time);
    }

    List<String> alertKinds() {
        return core.alerts.all().stream()
                .filter(alert -> alert.subject().equals(Platform.TELEGRAM.key()))
                .map(alert -> alert.kind())
                .toList();
    }

    static String nameOf(Person person) {
        return new Sender(person.id(), person.firstName(), person.lastName(), person.username()).name();
    }

    @Override
    public void close() {
        bot.close();
        stars.close();
        sandbox.close();
        core.close();
    }
}
