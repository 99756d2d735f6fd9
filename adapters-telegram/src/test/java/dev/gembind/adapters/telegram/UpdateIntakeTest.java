package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.ScriptedBotApi.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gembind.testkit.memory.InMemoryStorage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Polled updates are handled once, and their answers are waited for before Telegram may forget them. */
@Timeout(60)
class UpdateIntakeTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final SettableClock clock = new SettableClock();
    private final List<Outgoing> answers = new CopyOnWriteArrayList<>();
    private final List<Integer> handled = new ArrayList<>();
    private final List<Integer> settled = new CopyOnWriteArrayList<>();
    private final Errands errands = new Errands(settled::add);
    private final UpdateWork work = new UpdateWork(
            update -> {
                handled.add(update.getUpdateId());
                answers.add(errands.answer(Outgoing.message(1, Screen.of("answer"))));
            },
            new BotMeters(new SimpleMeterRegistry()),
            errands);

    private static JsonNode batch(String... updates) {
        try {
            return new JsonMapper().readTree("[" + String.join(",", updates) + "]");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @Tag("B-09")
    void aBatchIsNotDoneWithBeforeItIsAnswered() throws Exception {
        UpdateIntake intake = new UpdateIntake(work, clock, null, LONG);
        FutureTask<Boolean> taking =
                new FutureTask<>(() -> intake.take(batch(text(10, 1, "a"), text(11, 1, "b")), new RecordingPause()));
        new Thread(taking, "taking").start();
        ChatSenderTest.until(() -> answers.size() == 2);

        answers.get(1).settle();
        assertThat(isDoneWithin(taking, Duration.ofMillis(100))).isFalse();
        answers.get(0).settle();

        assertThat(taking.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(settled).containsExactly(11, 10);
    }

    @Test
    void aChatThatWaitsHoldsUpNobodyForLong() {
        UpdateIntake intake = new UpdateIntake(work, clock, null, Duration.ofMillis(1));

        assertThat(intake.take(batch(text(10, 1, "a")), new RecordingPause())).isTrue();

        assertThat(settled).isEmpty();
        assertThat(intake.offset()).isEqualTo(11);
    }

    @Test
    void whatWasSettledElsewhereIsNeitherHandledNorAskedForAgain() {
        try (InMemoryStorage storage = InMemoryStorage.create()) {
            UpdateInbox inbox = new UpdateInbox(storage.transactor(), storage.seenEvents(), clock);
            inbox.note(List.of(10, 12));
            UpdateIntake intake = new UpdateIntake(work, clock, inbox, Duration.ofMillis(1));

            intake.take(batch(text(10, 1, "a"), text(11, 1, "b"), text(12, 1, "c")), new RecordingPause());

            assertThat(handled).containsExactly(11);
            assertThat(intake.offset()).isEqualTo(13);
        }
    }

    @Test
    void anInboxOutOfReachStopsNothing() {
        InMemoryStorage storage = InMemoryStorage.create();
        UpdateInbox inbox = new UpdateInbox(storage.transactor(), storage.seenEvents(), clock);
        storage.close();
        UpdateIntake intake = new UpdateIntake(work, clock, inbox, Duration.ofMillis(1));

        assertThat(intake.take(batch(text(10, 1, "a")), new RecordingPause())).isTrue();

        assertThat(handled).containsExactly(10);
    }

    private static boolean isDoneWithin(FutureTask<Boolean> task, Duration time) throws Exception {
        try {
            task.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }
}
