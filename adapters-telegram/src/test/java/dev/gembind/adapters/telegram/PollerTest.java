package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.ScriptedBotApi.error;
import static dev.gembind.adapters.telegram.ScriptedBotApi.status;
import static dev.gembind.adapters.telegram.ScriptedBotApi.text;
import static dev.gembind.adapters.telegram.ScriptedBotApi.tooMany;
import static dev.gembind.adapters.telegram.ScriptedBotApi.update;
import static dev.gembind.adapters.telegram.ScriptedBotApi.updates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.telegram.ScriptedBotApi.Reply;
import dev.gembind.adapters.telegram.TelegramHealth.State;
import dev.gembind.core.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.objects.Update;

@Tag("B-05")
@Tag("B-10")
class PollerTest {
    private final ScriptedBotApi telegram = new ScriptedBotApi();
    private final RecordingPause pause = new RecordingPause();
    private final SettableClock clock = new SettableClock();
    private final PollHealth health = new PollHealth();
    private final List<String> alerts = new ArrayList<>();
    private final List<TelegramHealth> healthAtPoll = new ArrayList<>();
    private final List<Integer> handled = new ArrayList<>();
    private final BotMeters meters = new BotMeters(new SimpleMeterRegistry());
    private final BotApi api = BotApi.forPolls(
            TelegramConfig.of(Secret.of(ScriptedBotApi.TOKEN), "gembind_bot").withApiBase(telegram.uri()), meters);

    @AfterEach
    void close() {
        api.close();
        telegram.close();
    }

    /** Polls through the given answers on this thread, then stops. */
    private void poll(Reply... answers) {
        pollWith(update -> handled.add(update.getUpdateId()), answers);
    }

    private void pollWith(UpdateHandler handler, Reply... answers) {
        for (Reply answer : answers) {
            telegram.on("getUpdates", exchange -> {
                healthAtPoll.add(health.now());
                answer.send(exchange);
            });
        }
        telegram.whenPollsRunOut(exchange -> {
            healthAtPoll.add(health.now());
            pause.stop();
            updates().send(exchange);
        });
        var intake = new UpdateIntake(
                new UpdateWork(handler, meters, new Errands(update -> {})), clock, null, UpdateIntake.ANSWERING);
        new Poller(new Poller.Parts(
                        api,
                        api,
                        intake,
                        new Listening.Parts(
                                health,
                                new Backoff(new SplittableRandom(1)),
                                pause,
                                (kind, message) -> alerts.add(kind + ": " + message)),
                        clock,
                        50))
                .run();
    }

    private List<Integer> offsets() {
        return telegram.received("getUpdates").stream()
                .map(call ->
                        call.body().has("offset") ? call.body().path("offset").intValue() : null)
                .toList();
    }

    @Test
    void theOffsetMovesOnlyAfterTheBatchWasHandled() {
        List<List<Integer>> offsetsWhileHandling = new ArrayList<>();

        pollWith(update -> offsetsWhileHandling.add(offsets()), updates(text(10, 1, "a"), text(11, 1, "b")));

        assertThat(offsetsWhileHandling).allSatisfy(seen -> assertThat(seen).containsOnlyNulls());
        assertThat(offsets()).containsExactly(null, 12);
    }

    @Test
    void aFailingUpdateIsTriedThreeTimesAndDoesNotHoldUpTheNext() {
        UpdateHandler poisonedByTen = update -> {
            handled.add(update.getUpdateId());
            if (update.getUpdateId() == 10) {
                throw new IllegalStateException("poisoned");
            }
        };

        pollWith(poisonedByTen, updates(text(10, 1, "a"), text(11, 1, "b")));

        assertThat(handled).containsExactly(10, 10, 10, 11);
        assertThat(offsets()).containsExactly(null, 12);
    }

    @Test
    void evenAnErrorInAHandlerDoesNotEndPolling() {
        UpdateHandler overflowing = update -> {
            throw new StackOverflowError("deep");
        };

        pollWith(overflowing, updates(text(10, 1, "a")));

        assertThat(offsets()).containsExactly(null, 11);
    }

    @Test
    @Tag("A-19")
    void updatesThatCannotBeReadAreSkippedOneByOne() {
        poll(updates(
                "\"nonsense\"",
                "{\"message\":{}}",
                "{\"update_id\":99999999999}",
                update(10, "\"message\":[1,2]"),
                update(11, "\"message\":{\"chat\":\"not a chat\"}"),
                update(12, "\"a_kind_of_the_future\":{\"x\":1}"),
                text(13, 1, "good")));

        assertThat(handled).containsExactly(12, 13);
        assertThat(offsets()).containsExactly(null, 14);
    }

    @Test
    void theSameUpdateIsHandledOnce() {
        poll(updates(text(10, 1, "a")), updates(text(10, 1, "a"), text(11, 1, "b")), updates(text(10, 1, "a")));

        assertThat(handled).containsExactly(10, 11);
        assertThat(offsets()).containsExactly(null, 11, 12, 12);
    }

    @Test
    void idsThatStartAgainLowerAfterAQuietWeekAreHandled() {
        poll(
                updates(text(727_334_708, 1, "a")),
                updates(text(117_314_199, 1, "b")),
                updates(text(117_314_200, 1, "c")));

        assertThat(handled).containsExactly(727_334_708, 117_314_199, 117_314_200);
        assertThat(offsets()).containsExactly(null, 727_334_709, 117_314_200, 117_314_201);
        assertThat(pause.waits()).isEmpty();
    }

    @Test
    void afterSixQuietDaysTheOffsetIsForgotten() {
        poll(updates(text(10, 1, "a")), exchange -> {
            clock.advance(UpdateCursor.QUIET.plusSeconds(1));
            updates().send(exchange);
        });

        assertThat(offsets()).containsExactly(null, 11, null);
    }

    @Test
    void emptyAnswersThatComeAtOnceDoNotSpin() {
        poll(updates(), updates(), updates());

        assertThat(pause.waits()).containsExactly(Poller.IDLE_GAP, Poller.IDLE_GAP, Poller.IDLE_GAP);
    }

    @Test
    void anEmptyAnswerAfterALongPollIsFollowedByTheNextAtOnce() {
        poll(exchange -> {
            clock.advance(Duration.ofSeconds(50));
            updates().send(exchange);
        });

        assertThat(pause.waits()).isEmpty();
    }

    @Test
    void retryAfterIsHonouredToTheSecond() {
        poll(tooMany(7), tooMany(3));

        assertThat(pause.waits()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(3));
        assertThat(healthAtPoll.get(1).state()).isEqualTo(State.SLOWED);
    }

    @Test
    void otherFailuresBackOffLongerAndLonger() {
        Reply down = error(500, "Internal Server Error");

        poll(down, status(502, "<html>"), down, ScriptedBotApi.cut(), down, down, down, down, down);

        assertThat(pause.waits()).hasSize(9);
        for (int i = 0; i < 9; i++) {
            long most = Math.min(500L << i, 60_000L);
            assertThat(pause.waits().get(i)).isBetween(Duration.ofMillis(most / 2), Duration.ofMillis(most));
        }
    }

    @Test
    void recoveryIsSeenInHealthAndStartsTheBackoffAfresh() {
        Reply down = error(500, "Internal Server Error");

        poll(down, down, down, updates(text(1, 1, "a")), down);

        assertThat(healthAtPoll)
                .extracting(TelegramHealth::state)
                .containsExactly(
                        State.STARTING,
                        State.UNREACHABLE,
                        State.UNREACHABLE,
                        State.UNREACHABLE,
                        State.POLLING,
                        State.UNREACHABLE);
        assertThat(healthAtPoll.get(4).lastPoll()).isEqualTo(clock.instant());
        assertThat(pause.waits().get(3)).isLessThanOrEqualTo(Duration.ofMillis(500));
        assertThat(health.now().state()).isEqualTo(State.STOPPED);
    }

    @Test
    void aSecondReaderIsAlertedOnceAndRetriedSlowly() {
        Reply conflict = error(409, "Conflict: terminated by other getUpdates request");

        poll(conflict, conflict, conflict);

        assertThat(alerts).singleElement().asString().startsWith("telegram-conflict: Another instance");
        assertThat(pause.waits()).containsOnly(Listening.SLOW_RETRY);
        assertThat(healthAtPoll.get(3).state()).isEqualTo(State.CONFLICT);
    }

    @Test
    void aWebhookInTheWayIsNamed() {
        poll(error(409, "Conflict: can't use getUpdates method while webhook is active"));

        assertThat(healthAtPoll.get(1).problem()).contains("webhook");
    }

    @Test
    void aRejectedTokenIsPlainInHealthAndAlertedOnce() {
        poll(error(401, "Unauthorized"), error(404, "Not Found"));

        assertThat(healthAtPoll.get(1).state()).isEqualTo(State.TOKEN_REJECTED);
        assertThat(healthAtPoll.get(2).state()).isEqualTo(State.TOKEN_REJECTED);
        assertThat(healthAtPoll.get(1).problem()).contains("TELEGRAM_BOT_TOKEN");
        assertThat(alerts).hasSize(1);
    }

    @Test
    void anAnswerThatIsNoListIsAFailure() {
        poll(ScriptedBotApi.ok("{}"));

        assertThat(healthAtPoll.get(1).state()).isEqualTo(State.UNREACHABLE);
    }

    @Test
    void onlyMessagesAndButtonPressesAreAskedFor() {
        poll();

        var body = telegram.received("getUpdates").get(0).body();
        assertThat(body.path("allowed_updates").toString())
                .isEqualTo("[\"message\",\"callback_query\",\"pre_checkout_query\",\"subscription\"]");
        assertThat(body.path("timeout").intValue()).isEqualTo(50);
    }

    @Test
    void stoppingInTheMiddleOfABatchLeavesTheRestUnconfirmed() {
        UpdateHandler stopsAtFirst = update -> {
            handled.add(idOf(update));
            pause.stop();
        };

        pollWith(stopsAtFirst, updates(text(10, 1, "a"), text(11, 1, "b")));

        assertThat(handled).containsExactly(10);
        assertThat(offsets()).hasSize(1);
    }

    private static int idOf(Update update) {
        return update.getUpdateId();
    }
}
