package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.ScriptedBotApi.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.core.Secret;
import dev.gembind.core.storage.StorageException;
import dev.gembind.core.webhooks.InboundWebhook;
import dev.gembind.core.webhooks.WebhookResult;
import dev.gembind.core.webhooks.WebhookSchemes;
import dev.gembind.testkit.fakes.MutableTime;
import dev.gembind.testkit.memory.InMemoryStorage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.objects.Update;

class TelegramWebhookTest {
    private static final String HEADER = "X-Telegram-Bot-Api-Secret-Token";
    private static final String SECRET = "a-secret-of-16-or-more";

    private final InMemoryStorage storage = InMemoryStorage.create();
    private final MutableTime time = new MutableTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final BotMeters meters = new BotMeters(new SimpleMeterRegistry());
    private final List<String> events = new ArrayList<>();
    private final List<Integer> settled = new ArrayList<>();
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

    private final UpdateHandler handler = new UpdateHandler() {
        @Override
        public void arrived(JsonNode batch) {
            events.add("arrived " + batch.size());
        }

        @Override
        public void handle(Update update) {
            if (away.get()) {
                throw StagedDesk.storageIsAway();
            }
            meanwhile.getAndSet(() -> {}).run();
            events.add("handled " + update.getUpdateId());
        }
    };

    private final UpdateInbox inbox = new UpdateInbox(storage.transactor(), storage.seenEvents(), time);
    private final TelegramWebhook webhook = new TelegramWebhook(
            WebhookSchemes.telegram(List.of(Secret.of(SECRET))),
            new UpdateWork(handler, meters, new Errands(settled::add)),
            inbox);

    @AfterEach
    void close() {
        storage.close();
    }

    private static InboundWebhook request(String secret, String body) {
        return InboundWebhook.of(
                "https://site.example/webhooks/telegram",
                Map.of(HEADER, List.of(secret)),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private WebhookResult send(String body) {
        return webhook.handle(request(SECRET, body));
    }

    @Test
    void questionsBeforePaymentsPassBeforeAnythingElse() {
        assertThat(send(text(10, 1, "a"))).isEqualTo(WebhookResult.APPLIED);

        assertThat(events).containsExactly("arrived 1", "handled 10");
    }

    @Test
    @Tag("A-07")
    void withoutTheSecretNothingIsRead() {
        assertThat(webhook.handle(request("another-secret-of-16", text(10, 1, "a"))))
                .isEqualTo(WebhookResult.UNSIGNED);
        assertThat(webhook.handle(InboundWebhook.of("https://site.example/", Map.of(), new byte[0])))
                .isEqualTo(WebhookResult.UNSIGNED);

        assertThat(events).isEmpty();
    }

    @Test
    @Tag("A-03")
    void whatComesTwiceIsHandledOnce() {
        send(text(10, 1, "a"));

        assertThat(send(text(10, 1, "a"))).isEqualTo(WebhookResult.DUPLICATE);
        assertThat(events).containsOnlyOnce("handled 10");
    }

    @Test
    @Tag("A-01")
    void whatCouldNotBeStoredIsNotAcknowledgedAndIsHandledTheNextTime() {
        away.set(true);
        assertThatThrownBy(() -> send(text(10, 1, "a"))).isInstanceOf(StorageException.class);
        assertThat(settled).isEmpty();
        away.set(false);

        assertThat(send(text(10, 1, "a"))).isEqualTo(WebhookResult.APPLIED);
        assertThat(events).contains("handled 10");
    }

    @Test
    void whatIsNoUpdateIsRefused() {
        for (String body : new String[] {"", "[]", "{", "{\"update_id\":\"x\"}"}) {
            assertThat(send(body)).isEqualTo(WebhookResult.MALFORMED);
        }
        assertThat(send("{\"update_id\":11,\"message\":5}"))
                .as("acknowledged, or it came for ever")
                .isEqualTo(WebhookResult.APPLIED);
        assertThat(events).containsExactly("arrived 1");
    }

    @Test
    @Tag("A-03")
    void whatComesAgainWhileItIsHandledIsLeftToTheOneWhoHandlesIt() {
        List<WebhookResult> second = new ArrayList<>();
        meanwhile.set(() -> second.add(send(text(10, 1, "a"))));

        assertThat(send(text(10, 1, "a"))).isEqualTo(WebhookResult.APPLIED);

        assertThat(second).containsExactly(WebhookResult.BUSY);
        assertThat(events).containsOnlyOnce("handled 10");
    }

    @Test
    void whatAnotherInstanceHasSettledIsNotHandledAgain() {
        inbox.note(List.of(10));

        assertThat(send(text(10, 1, "a"))).isEqualTo(WebhookResult.DUPLICATE);
        assertThat(send(text(11, 1, "b"))).isEqualTo(WebhookResult.APPLIED);

        assertThat(events).contains("handled 11").doesNotContain("handled 10");
        assertThat(settled).containsExactly(11);
    }

    @Test
    void anInboxThatCannotBeReadStopsNothing() {
        storage.close();

        assertThat(send(text(10, 1, "a"))).isEqualTo(WebhookResult.APPLIED);
        assertThat(send(text(10, 1, "a"))).isEqualTo(WebhookResult.DUPLICATE);
    }
}
