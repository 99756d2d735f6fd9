package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.ScriptedBotApi.error;
import static dev.gembind.adapters.telegram.ScriptedBotApi.ok;
import static dev.gembind.adapters.telegram.ScriptedBotApi.tooMany;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.telegram.TelegramHealth.State;
import dev.gembind.core.Secret;
import dev.gembind.testkit.fakes.MutableTime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WebhookWatchTest {
    private static final String SECRET = "a-secret-of-16-or-more";
    private static final String ADDRESS = "https://site.example/webhooks/telegram";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final ScriptedBotApi telegram = new ScriptedBotApi();
    private final MutableTime time = new MutableTime(NOW);
    private final List<String> alarms = new ArrayList<>();
    private final List<TelegramHealth> seen = new ArrayList<>();
    private final PollHealth health = new PollHealth();
    private final BotApi api = BotApi.forCalls(
            TelegramConfig.of(Secret.of(ScriptedBotApi.TOKEN), "gembind_bot").withApiBase(telegram.uri()),
            new BotMeters(new SimpleMeterRegistry()));

    @AfterEach
    void close() {
        api.close();
        telegram.close();
    }

    /** Lets it work until it has waited so often; how it was doing is noted whenever it waits. */
    private void watch(int waits) {
        Pause pause = new Pause() {
            @Override
            public void await(Duration duration) {
                seen.add(health.now());
                time.advance(duration);
            }

            @Override
            public boolean isStopped() {
                return seen.size() >= waits;
            }
        };
        new WebhookWatch(new WebhookWatch.Parts(
                        api,
                        URI.create(ADDRESS),
                        Secret.of(SECRET),
                        new Listening.Parts(
                                health, new Backoff(new SplittableRandom(1)), pause, (kind, text) -> alarms.add(kind)),
                        time))
                .run();
    }

    private List<State> states() {
        return seen.stream().map(TelegramHealth::state).toList();
    }

    private static ScriptedBotApi.Reply info(String url, int waiting, String rest) {
        return ok("{\"url\":\"" + url + "\",\"pending_update_count\":" + waiting + rest + "}");
    }

    private static String failedAt(Instant time) {
        return ",\"last_error_date\":" + time.getEpochSecond()
                + ",\"last_error_message\":\"Wrong response from the webhook: 503\"";
    }

    @Test
    @Tag("A-07")
    void telegramIsToldUntilItUnderstandsAndDropsNothing() {
        telegram.on(
                "setWebhook", error(500, "Internal Server Error"), tooMany(7), error(400, "Bad Request: bad webhook"));

        watch(4);

        assertThat(states()).containsExactly(State.UNREACHABLE, State.SLOWED, State.REFUSED, State.WEBHOOK);
        assertThat(alarms).containsExactly("telegram-webhook");
        assertThat(telegram.received("setWebhook")).hasSize(4);
        var asked = telegram.received("setWebhook").get(3).body();
        assertThat(asked.path("url").asText()).isEqualTo(ADDRESS);
        assertThat(asked.path("secret_token").asText()).isEqualTo(SECRET);
        assertThat(asked.path("allowed_updates"))
                .extracting(kind -> kind.asText())
                .containsExactlyElementsOf(Poller.KINDS);
        assertThat(asked.path("drop_pending_updates").asBoolean()).isFalse();
        assertThat(health.now().state()).isEqualTo(State.STOPPED);
    }

    @Test
    void updatesThatDoNotArriveAreTheHealthsProblemForAsLongAsTheyWait() {
        telegram.on(
                "getWebhookInfo",
                info(ADDRESS, 3, failedAt(NOW)),
                info(ADDRESS, 3, failedAt(NOW)),
                info(ADDRESS, 0, failedAt(NOW.plus(Duration.ofMinutes(14)))));

        watch(4);

        assertThat(states()).containsExactly(State.WEBHOOK, State.UNREACHABLE, State.WEBHOOK, State.WEBHOOK);
        assertThat(seen.get(1).problem()).contains(ADDRESS, "Wrong response from the webhook: 503", "3 wait");
        assertThat(telegram.received("setWebhook")).hasSize(1);
        assertThat(alarms).isEmpty();
    }

    @Test
    void aWebhookThatWasDeletedIsSetAgain() {
        telegram.on("getWebhookInfo", info("", 0, ""));

        watch(2);

        assertThat(states()).containsExactly(State.WEBHOOK, State.WEBHOOK);
        assertThat(telegram.received("setWebhook")).hasSize(2);
        assertThat(alarms).containsExactly("telegram-webhook");
    }

    @Test
    void aWebhookThatSomebodyHasSetElsewhereIsAnAlertAndStays() {
        ScriptedBotApi.Reply elsewhere = info("https://other.example/", 0, "");
        telegram.on("getWebhookInfo", elsewhere, elsewhere);

        watch(3);

        assertThat(states()).containsExactly(State.WEBHOOK, State.CONFLICT, State.CONFLICT);
        assertThat(telegram.received("setWebhook")).hasSize(1);
        assertThat(alarms).containsExactly("telegram-webhook");
    }

    @Test
    void neitherTheSecretNorTheTokenIsLogged() {
        telegram.on("setWebhook", error(400, "Bad Request: " + ScriptedBotApi.TOKEN), error(401, "Unauthorized"));
        try (CapturedLogs logs = new CapturedLogs()) {
            watch(3);

            assertThat(states()).containsExactly(State.REFUSED, State.TOKEN_REJECTED, State.WEBHOOK);
            assertThat(logs.lines())
                    .isNotEmpty()
                    .noneMatch(line -> line.contains("secret_part") || line.contains(SECRET));
        }
    }
}
