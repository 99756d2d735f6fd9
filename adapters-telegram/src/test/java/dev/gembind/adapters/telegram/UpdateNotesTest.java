package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.ChatSenderTest.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gembind.core.Secret;
import dev.gembind.core.storage.ReadBody;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.storage.TransactionBody;
import dev.gembind.core.storage.Transactor;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.memory.InMemoryStorage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An update is noted when it was handled and all it caused was sent or given up, and not before. */
@Timeout(60)
class UpdateNotesTest {
    private final InMemoryStorage storage = InMemoryStorage.create();
    private final MutableTime time = new MutableTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final BotMeters meters = new BotMeters(registry);
    private final ScriptedBotApi telegram = new ScriptedBotApi();
    private final BotApi api = BotApi.forCalls(
            TelegramConfig.of(Secret.of(ScriptedBotApi.TOKEN), "gembind_bot").withApiBase(telegram.uri()), meters);
    private final ChatSender sender = new ChatSender(api, new Backoff(new SplittableRandom(1)), meters);
    private final List<Integer> settled = new CopyOnWriteArrayList<>();
    private final Errands errands = new Errands(settled::add);

    @AfterEach
    void close() {
        sender.close();
        api.close();
        telegram.close();
        storage.close();
    }

    private void say(long chat, String text) {
        sender.send(errands.answer(Outgoing.message(chat, Screen.of(text))));
    }

    @Test
    void anUpdateWithoutAnswersIsSettledWhenItIsHandled() {
        errands.run(10, () -> assertThat(settled).isEmpty());

        assertThat(settled).containsExactly(10);
    }

    @Test
    @Tag("B-09")
    void anUpdateIsSettledWhenTheLastOfItsAnswersIsSent() {
        CountDownLatch held = new CountDownLatch(1);
        telegram.on("sendMessage", ScriptedBotApi.ok("true"), exchange -> {
            awaitQuietly(held);
            ScriptedBotApi.ok("true").send(exchange);
        });

        errands.run(10, () -> {
            say(1, "first");
            say(1, "second");
        });
        until(() -> telegram.received("sendMessage").size() == 2);
        errands.run(11, () -> say(2, "another"));
        until(() -> settled.contains(11));

        assertThat(settled).containsExactly(11);
        held.countDown();
        until(() -> settled.contains(10));
    }

    @Test
    void whatIsGivenUpIsSettledOnceAndWhatTakesAPlaceIsWaitedFor() {
        telegram.on("editMessageText", ScriptedBotApi.error(400, "Bad Request: message can't be edited"));
        telegram.on("sendMessage", ScriptedBotApi.error(403, "Forbidden: bot was blocked by the user"));

        errands.run(10, () -> sender.send(errands.answer(Outgoing.replacement(1, 7, Screen.of("done")))));
        until(() -> sender.waiting() == 0);

        assertThat(settled).containsExactly(10);
        assertThat(telegram.received("sendMessage")).hasSize(1);
    }

    @Test
    void whatHasNoRoomIsGivenUpAndWhatIsLeftBehindAtTheEndIsNot() {
        telegram.on("sendMessage", telegram::hold);
        errands.run(10, () -> say(1, "held"));
        for (int i = 1; i < ChatQueues.MAX_PER_CHAT; i++) {
            errands.run(10 + i, () -> say(1, "waits"));
        }

        errands.run(99, () -> say(1, "no room"));
        sender.close();

        assertThat(settled).containsExactly(99);
    }

    @Test
    void whatCouldNotBeHandledIsNeverSettled() {
        assertThatThrownBy(() -> errands.run(10, () -> {
                    say(1, "sorry");
                    throw StagedDesk.storageIsAway();
                }))
                .isInstanceOf(StorageException.class);
        until(() -> sender.waiting() == 0);

        say(1, "not an answer to it");
        until(() -> sender.waiting() == 0);

        assertThat(settled).isEmpty();
    }

    @Test
    void notesThatWaitAreWrittenTogetherAndAStorageThatFailsStopsNoneOfTheLater() {
        AtomicInteger writes = new AtomicInteger();
        CountDownLatch first = new CountDownLatch(1);
        UpdateInbox inbox = new UpdateInbox(
                before(() -> {
                    awaitQuietly(first);
                    if (writes.incrementAndGet() == 1) {
                        throw StagedDesk.storageIsAway();
                    }
                }),
                storage.seenEvents(),
                time);
        UpdateNotes notes = new UpdateNotes(inbox, meters);

        notes.settled(1);
        until(() -> notes.waiting() == 0);
        notes.settled(2);
        notes.settled(3);
        first.countDown();
        notes.close();

        assertThat(writes).hasValue(2);
        assertThat(inbox.settledAmong(Set.of(1, 2, 3))).containsExactlyInAnyOrder(2, 3);
        assertThat(count("failed")).isOne();
        assertThat(count("written")).isEqualTo(2);
    }

    @Test
    void notesAreKeptForTwoDays() {
        UpdateInbox inbox = new UpdateInbox(storage.transactor(), storage.seenEvents(), time);
        inbox.note(List.of(1));
        time.advance(UpdateInbox.KEPT);
        inbox.note(List.of(2));

        assertThat(inbox.prune(10)).isZero();
        time.advance(Duration.ofNanos(1_000));
        assertThat(inbox.prune(10)).isOne();

        assertThat(UpdateInbox.KEPT).isEqualTo(Duration.ofDays(2));
        assertThat(inbox.settledAmong(Set.of(1, 2))).containsExactly(2);
    }

    private double count(String result) {
        return registry.counter("gembind.telegram.notes", "result", result).count();
    }

    private Transactor before(Runnable write) {
        Transactor real = storage.transactor();
        return new Transactor() {
            @Override
            public <T> T write(String name, TransactionBody<T> body) {
                write.run();
                return real.write(name, body);
            }

            @Override
            public <T> T read(String name, ReadBody<T> body) {
                return real.read(name, body);
            }
        };
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
