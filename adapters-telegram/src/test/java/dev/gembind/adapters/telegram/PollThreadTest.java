package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.ChatSenderTest.until;
import static dev.gembind.adapters.telegram.ScriptedBotApi.error;
import static dev.gembind.adapters.telegram.ScriptedBotApi.status;
import static dev.gembind.adapters.telegram.ScriptedBotApi.text;
import static dev.gembind.adapters.telegram.ScriptedBotApi.tooMany;
import static dev.gembind.adapters.telegram.ScriptedBotApi.updates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.telegram.TelegramHealth.State;
import dev.gembind.core.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PollThreadTest {
    private final ScriptedBotApi telegram = new ScriptedBotApi();
    private final List<Integer> handled = new CopyOnWriteArrayList<>();
    private final PollThread polling = start(telegram.uri().toString());

    private PollThread start(String base) {
        TelegramConfig config = TelegramConfig.of(Secret.of(ScriptedBotApi.TOKEN), "gembind_bot")
                .withApiBase(java.net.URI.create(base));
        return new PollThread(
                config,
                new PollThread.Needs(
                        new UpdateWork(
                                update -> handled.add(update.getUpdateId()),
                                new BotMeters(new SimpleMeterRegistry()),
                                new Errands(update -> {})),
                        (kind, message) -> {},
                        InstantSource.system(),
                        new SplittableRandom(1),
                        null));
    }

    @AfterEach
    void close() {
        polling.stop();
        telegram.close();
    }

    private static List<String> pollThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .filter(thread -> !thread.isDaemon() || thread.getName().startsWith("gembind-telegram"))
                .map(Thread::getName)
                .toList();
    }

    private static Duration timed(Runnable action) {
        long start = System.nanoTime();
        action.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void stoppingEndsAHangingPollWithinASecondAndLeavesNoThread() {
        List<String> before = pollThreads();
        polling.start();
        until(() -> telegram.received("getUpdates").size() == 1);

        Duration took = timed(polling::stop);

        assertThat(took).isLessThan(Duration.ofSeconds(1));
        assertThat(pollThreads())
                .filteredOn(name -> !name.startsWith("pool-"))
                .containsExactlyInAnyOrderElementsOf(before.stream()
                        .filter(name -> !name.startsWith("pool-"))
                        .toList());
        assertThat(polling.health().state()).isEqualTo(State.STOPPED);
    }

    @Test
    void stoppingEndsALongWaitWithinASecond() {
        telegram.on("getUpdates", tooMany(3_000));
        polling.start();
        until(() -> polling.health().state() == State.SLOWED);

        assertThat(timed(polling::stop)).isLessThan(Duration.ofSeconds(1));
        assertThat(telegram.received("getUpdates")).hasSize(1);
    }

    @Test
    @Tag("B-10")
    void pollingRecoversByItselfWhenTelegramDoes() {
        telegram.on("getUpdates", status(502, "<html>down</html>"), updates(text(10, 1, "back")));

        polling.start();
        until(() -> handled.contains(10));

        assertThat(polling.health().state()).isEqualTo(State.POLLING);
        assertThat(polling.health().lastPoll()).isNotNull();
    }

    @Test
    @Tag("A-09")
    void theTokenIsNeverLogged() {
        PollThread nowhere = start("http://127.0.0.1:1");
        try (CapturedLogs logs = new CapturedLogs()) {
            telegram.on(
                    "getUpdates",
                    error(400, "Bad Request: no /bot" + ScriptedBotApi.TOKEN + "/getUpdates"),
                    ScriptedBotApi.cut(),
                    status(200, "/bot" + ScriptedBotApi.TOKEN),
                    error(401, "Unauthorized " + ScriptedBotApi.TOKEN));
            polling.start();
            nowhere.start();
            until(() -> polling.health().state() == State.TOKEN_REJECTED);
            until(() -> nowhere.health().failures() > 1);
            nowhere.stop();
            polling.stop();

            assertThat(logs.lines()).isNotEmpty().noneMatch(line -> line.contains("secret_part"));
        }
    }
}
