package dev.gembind.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.sandbox.faults.Fault;
import dev.gembind.sandbox.faults.FaultKind;
import dev.gembind.sandbox.telegram.TelegramPlatform;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("G-01")
class TelegramUpdatesTest {
    private final SandboxConfig config = SandboxConfig.seeded(7, URI.create("http://localhost:8080"));
    private Sandbox sandbox;
    private BotClient bot;
    private TelegramPlatform telegram;
    private long mira;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(config);
        bot = new BotClient(config, sandbox);
        telegram = sandbox.telegram();
        mira = telegram.people().get(0).id();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void deepLinkArrivesAsStartCommandInAPrivateChat() throws IOException {
        telegram.openDeepLink(mira, "Labc_-9");

        JsonNode message = bot.updates(0).at("/0/message");

        assertThat(message.path("text").asText()).isEqualTo("/start Labc_-9");
        assertThat(message.at("/chat/type").asText()).isEqualTo("private");
        assertThat(message.at("/chat/id").asLong()).isEqualTo(mira);
        assertThat(message.at("/from/is_bot").asBoolean(true)).isFalse();
        assertThat(message.at("/entities/0/type").asText()).isEqualTo("bot_command");
        assertThat(message.at("/entities/0/length").asInt()).isEqualTo(6);
    }

    @Test
    void offsetConfirmsWhatIsOlderAndNothingElse() throws IOException {
        telegram.send(mira, "one");
        telegram.send(mira, "two");
        JsonNode both = bot.updates(0);
        int first = both.at("/0/update_id").asInt();

        assertThat(both).hasSize(2);
        assertThat(bot.updates(first)).hasSize(2);
        assertThat(bot.updates(first + 1)).hasSize(1);
        assertThat(bot.updates(0)).hasSize(1);
        assertThat(bot.updates(first + 2)).isEmpty();
        assertThat(telegram.pendingUpdates()).isZero();
    }

    @Test
    void negativeOffsetKeepsOnlyTheNewest() throws IOException {
        telegram.send(mira, "one");
        telegram.send(mira, "two");

        assertThat(bot.updates(-1).at("/0/message/text").asText()).isEqualTo("two");
        assertThat(telegram.pendingUpdates()).isEqualTo(1);
    }

    @Test
    void limitCutsTheBatch() throws IOException {
        telegram.send(mira, "one");
        telegram.send(mira, "two");

        assertThat(bot.result("GETUPDATES", "{\"limit\":1}")).hasSize(1);
    }

    @Test
    void longPollEndsAsSoonAsSomethingHappens() throws Exception {
        CompletableFuture<Http.Reply> poll = bot.poll(30);
        awaitPolls(1);

        telegram.send(mira, "hello");

        assertThat(poll.get(10, TimeUnit.SECONDS)
                        .json()
                        .at("/result/0/message/text")
                        .asText())
                .isEqualTo("hello");
    }

    @Test
    void newPollEndsTheOldOneWithAConflict() throws Exception {
        CompletableFuture<Http.Reply> old = bot.poll(30);
        awaitPolls(1);

        bot.updates(0);

        Http.Reply reply = old.get(10, TimeUnit.SECONDS);
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().path("description").asText())
                .isEqualTo("Conflict: terminated by other getUpdates request; make sure that only one bot instance is"
                        + " running");
    }

    @Test
    void allowedUpdatesAreRemembered() throws IOException {
        bot.result("getUpdates", "{\"allowed_updates\":[\"callback_query\"]}");
        telegram.send(mira, "not wanted");

        assertThat(bot.updates(0)).isEmpty();
    }

    @Test
    void updateIdStartsBelowTheOldOneAfterAQuietWeek() throws IOException {
        telegram.send(mira, "before");
        int before = bot.updates(0).at("/0/update_id").asInt();
        bot.updates(before + 1);
        sandbox.clock().skip(Duration.ofDays(7));
        telegram.send(mira, "after");

        JsonNode after = bot.updates(before + 1);

        assertThat(after.at("/0/message/text").asText()).isEqualTo("after");
        assertThat(after.at("/0/update_id").asInt()).isLessThan(before);
        assertThat(telegram.pendingUpdates()).isEqualTo(1);
    }

    @Test
    void updateIsForgottenAfterADay() throws IOException {
        telegram.send(mira, "old news");
        sandbox.clock().skip(Duration.ofHours(25));

        assertThat(bot.updates(0)).isEmpty();
    }

    @Test
    void groupShowsTheBotItsCommandsOnly() throws IOException {
        telegram.sendInGroup(mira, "good morning");
        telegram.sendInGroup(mira, "/start@SomeOtherBot hi");
        telegram.sendInGroup(mira, "/me@" + config.telegram().username());
        telegram.sendInGroup(mira, "/link ABCD-EFGH");

        JsonNode updates = bot.updates(0);

        assertThat(updates).hasSize(2);
        assertThat(updates.at("/0/message/chat/type").asText()).isEqualTo("group");
        assertThat(updates.at("/1/message/text").asText()).isEqualTo("/link ABCD-EFGH");
        assertThat(telegram.messages(TelegramPlatform.GROUP)).hasSize(4);
    }

    @Test
    void editAndBlockAndInjectedUpdatesArrive() throws IOException {
        telegram.edit(telegram.send(mira, "/link AAAA-BBBB"), "/link CCCC-DDDD");
        telegram.block(mira, true);
        telegram.inject("channel_post", "{\"message_id\":5,\"text\":\"/start x\"}");

        JsonNode updates = bot.updates(0);

        assertThat(updates.at("/1/edited_message/text").asText()).isEqualTo("/link CCCC-DDDD");
        assertThat(updates.at("/2/my_chat_member/new_chat_member/status").asText())
                .isEqualTo("kicked");
        assertThat(updates.at("/3/channel_post/text").asText()).isEqualTo("/start x");
    }

    @Test
    void duplicateFaultRepeatsUpdatesAlsoConfirmedOnes() throws IOException {
        telegram.send(mira, "one");
        int first = bot.updates(0).at("/0/update_id").asInt();
        bot.updates(first + 1);
        telegram.faults().turnOn(Fault.of(FaultKind.DUPLICATE_UPDATES).times(1));
        telegram.send(mira, "two");

        JsonNode updates = bot.updates(first + 1);

        assertThat(updates.findValuesAsText("text")).containsExactly("one", "two", "two");
        assertThat(bot.updates(first + 1)).hasSize(1);
    }

    @Test
    void reorderFaultTurnsABatchRound() throws IOException {
        telegram.faults().turnOn(Fault.of(FaultKind.REORDERED_UPDATES).times(1));
        telegram.send(mira, "one");
        JsonNode single = bot.updates(0);
        telegram.send(mira, "two");

        assertThat(single).hasSize(1);
        assertThat(bot.updates(0).findValuesAsText("text")).containsExactly("two", "one");
        assertThat(bot.updates(0).findValuesAsText("text")).containsExactly("one", "two");
    }

    /** Waits until a long poll has really begun to wait. */
    private void awaitPolls(int polls) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (telegram.waitingPolls() < polls) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }
}
