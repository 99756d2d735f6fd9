package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.ScriptedBotApi.error;
import static dev.gembind.adapters.telegram.ScriptedBotApi.ok;
import static dev.gembind.adapters.telegram.ScriptedBotApi.status;
import static dev.gembind.adapters.telegram.ScriptedBotApi.tooMany;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.telegram.ScriptedBotApi.Received;
import dev.gembind.core.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B-05")
class ChatSenderTest {
    private final ScriptedBotApi telegram = new ScriptedBotApi();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final BotMeters meters = new BotMeters(registry);
    private final BotApi api = BotApi.forCalls(
            TelegramConfig.of(Secret.of(ScriptedBotApi.TOKEN), "gembind_bot").withApiBase(telegram.uri()), meters);
    private final ChatSender sender = new ChatSender(api, new Backoff(new SplittableRandom(1)), meters);

    @AfterEach
    void close() {
        sender.close();
        api.close();
        telegram.close();
    }

    private void say(long chat, String text) {
        sender.send(Outgoing.message(chat, Screen.of(text)));
    }

    private void untilNothingWaits() {
        until(() -> sender.waiting() == 0);
    }

    static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time left").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private List<String> sent(long chat) {
        return telegram.received("sendMessage").stream()
                .map(Received::body)
                .filter(body -> body.path("chat_id").asLong() == chat)
                .map(body -> body.path("text").asText())
                .toList();
    }

    private double dropped() {
        return registry.counter("gembind.telegram.sends", "result", "dropped").count();
    }

    @Test
    void messagesOfAChatArriveInOrderThoughOneFails() {
        telegram.on("sendMessage", status(502, "<html>"));

        say(1, "first");
        say(1, "second");
        say(1, "third");
        untilNothingWaits();

        assertThat(sent(1)).containsExactly("first", "first", "second", "third");
    }

    @Test
    void aChatThatIsSlowedDownWaitsAsAskedAndHoldsUpNoOther() {
        telegram.on("sendMessage", tooMany(1));
        long start = System.nanoTime();

        say(1, "slowed");
        until(() -> sent(1).size() == 1);
        say(2, "free");
        until(() -> sent(2).size() == 1);
        assertThat(sent(1)).hasSize(1);
        untilNothingWaits();

        assertThat(sent(1)).containsExactly("slowed", "slowed");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(dropped()).isZero();
    }

    @Test
    void aRefusedMessageIsDroppedAtOnceAndTheNextOneSent() {
        telegram.on("sendMessage", error(403, "Forbidden: bot was blocked by the user"));

        say(1, "blocked");
        say(1, "next");
        untilNothingWaits();

        assertThat(sent(1)).containsExactly("blocked", "next");
        assertThat(dropped()).isOne();
    }

    @Test
    void failuresAreTriedAFewTimesOnly() {
        for (int i = 0; i < 10; i++) {
            telegram.on("sendMessage", ScriptedBotApi.cut());
        }

        say(1, "never");
        untilNothingWaits();

        assertThat(sent(1)).hasSize(4);
        assertThat(dropped()).isOne();
    }

    @Test
    void aWaitBeyondTheBoundIsNotWaitedFor() {
        telegram.on("sendMessage", tooMany(3_600));

        say(1, "too late to matter");
        untilNothingWaits();

        assertThat(sent(1)).hasSize(1);
        assertThat(dropped()).isOne();
    }

    @Test
    void aMessageThatCannotBeChangedIsSentAnew() {
        telegram.on("editMessageText", error(400, "Bad Request: message can't be edited"));

        sender.send(Outgoing.replacement(1, 7, Screen.of("done")));
        untilNothingWaits();

        assertThat(sent(1)).containsExactly("done");
    }

    @Test
    void aMessageThatAlreadyShowsTheTextIsLeftAlone() {
        telegram.on("editMessageText", error(400, "Bad Request: message is not modified: same content"));

        sender.send(Outgoing.replacement(1, 7, Screen.of("done")));
        untilNothingWaits();

        assertThat(sent(1)).isEmpty();
        assertThat(dropped()).isZero();
    }

    @Test
    void aReplacementTakesTheButtonsAway() {
        telegram.on("editMessageText", ok("true"));

        sender.send(Outgoing.replacement(1, 7, Screen.of("done")));
        untilNothingWaits();

        Received edit = telegram.received("editMessageText").get(0);
        assertThat(edit.body().path("reply_markup").toString()).isEqualTo("{\"inline_keyboard\":[]}");
        assertThat(edit.body().path("message_id").intValue()).isEqualTo(7);
    }

    @Test
    @Tag("A-13")
    void whatWaitsForOneChatIsBounded() {
        telegram.on("sendMessage", telegram::hold);

        for (int i = 0; i < ChatQueues.MAX_PER_CHAT + 5; i++) {
            say(1, "message " + i);
        }

        assertThat(sender.waiting()).isEqualTo(ChatQueues.MAX_PER_CHAT);
        assertThat(dropped()).isEqualTo(5);
    }

    @Test
    void linksInNamesDoNotUnfold() {
        say(1, "evil.example");
        untilNothingWaits();

        var body = telegram.received("sendMessage").get(0).body();
        assertThat(body.path("link_preview_options").path("is_disabled").booleanValue())
                .isTrue();
        assertThat(body.has("parse_mode")).isFalse();
    }

    @Test
    @Tag("A-09")
    void neitherTheTokenNorATextIsLogged() {
        telegram.on(
                "sendMessage",
                error(400, "Bad Request: /bot" + ScriptedBotApi.TOKEN + " is wrong"),
                tooMany(3_600),
                ScriptedBotApi.cut());
        try (CapturedLogs logs = new CapturedLogs()) {
            say(1, "a private text");
            say(1, "another private text");
            say(1, "a last private text");
            untilNothingWaits();

            assertThat(logs.lines()).anyMatch(line -> line.contains("was not sent"));
            assertThat(logs.lines()).noneMatch(line -> line.contains("secret_part") || line.contains("private text"));
        }
    }
}
