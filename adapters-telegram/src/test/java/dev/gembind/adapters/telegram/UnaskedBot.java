package dev.gembind.adapters.telegram;

import dev.gembind.core.Secret;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.testkit.junit.LeakCheck;
import dev.gembind.testkit.junit.UncaughtExceptionGuard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A bot that no person asks for anything, against a server that is told what to say. */
@Timeout(60)
@ExtendWith({LeakCheck.class, UncaughtExceptionGuard.class})
abstract class UnaskedBot {
    static final long PERSON = 4711;
    static final ChargeId CHARGE = new ChargeId("telegram", "stx_1");

    final CoreWorld core = new CoreWorld(true);
    final ScriptedBotApi telegram = new ScriptedBotApi();
    TelegramBot bot;
    TelegramStars stars;

    @BeforeEach
    void startBot() {
        TelegramConfig config = TelegramConfig.of(Secret.of(ScriptedBotApi.TOKEN), "gembind_bot")
                .withApiBase(telegram.uri());
        stars = new TelegramStars(config, new SimpleMeterRegistry());
        bot = new TelegramBot(
                config,
                new TelegramBot.Parts(
                        core.desk(),
                        new StagedGate(),
                        (kind, text) -> {},
                        new SimpleMeterRegistry(),
                        core.time,
                        new SplittableRandom(1),
                        core.shop,
                        null));
    }

    @AfterEach
    void stopBot() {
        bot.close();
        stars.close();
        telegram.close();
        core.close();
    }
}
