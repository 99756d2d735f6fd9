package dev.gembind.adapters.telegram;

import dev.gembind.core.Secret;
import dev.gembind.core.UserId;
import dev.gembind.sandbox.Sandbox;
import dev.gembind.sandbox.SandboxConfig;
import dev.gembind.sandbox.telegram.CallbackAnswer;
import dev.gembind.sandbox.telegram.ChatMessage;
import dev.gembind.sandbox.telegram.Person;
import dev.gembind.sandbox.telegram.TelegramPlatform;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;

/** The bot, running against the simulated Telegram over real HTTP, with what core says staged. */
final class BotWorld implements AutoCloseable {
    static final Duration SOON = Phones.SOON;
    static final UserId ALICE = new UserId("alice-2026");
    static final String ATTEMPT = "0123456789abcdefghijklmnop";
    static final String TOKEN = "LAAECAwQFBgcICQoLDA0ODw";

    private final SandboxConfig config = SandboxConfig.seeded(7, URI.create("http://localhost:8080"));
    private final Sandbox sandbox = Sandbox.start(config);
    private final List<String> alarms = new CopyOnWriteArrayList<>();
    final TelegramPlatform telegram = sandbox.telegram();
    private final Phones phones = new Phones(telegram);
    final Person nelly = telegram.people().get(0);
    final Person otto = telegram.people().get(1);
    final StagedDesk desk = new StagedDesk();
    final StagedGate gate = new StagedGate();
    final TelegramBot bot = bot(config.telegram().token(), config.telegram().username());

    TelegramBot bot(String token, String username) {
        return new TelegramBot(
                TelegramConfig.of(Secret.of(token), username).withApiBase(sandbox.telegramBase()),
                new TelegramBot.Parts(
                        desk,
                        gate,
                        (kind, message) -> alarms.add(kind),
                        new SimpleMeterRegistry(),
                        InstantSource.system(),
                        new SplittableRandom(1),
                        null,
                        null));
    }

    List<String> alarms() {
        return alarms;
    }

    ChatMessage tell(Person person, String text) {
        return phones.tell(person, text);
    }

    ChatMessage reply(long chat, long after) {
        return phones.reply(chat, after);
    }

    CallbackAnswer press(Person person, ChatMessage message, Sentence label) {
        return phones.press(person, message, label);
    }

    ChatMessage awaitText(ChatMessage message, String text) {
        return phones.awaitText(message, text);
    }

    static void assertNoButtons(ChatMessage message) {
        Phones.assertNoButtons(message);
    }

    @Override
    public void close() {
        bot.close();
        sandbox.close();
    }
}
