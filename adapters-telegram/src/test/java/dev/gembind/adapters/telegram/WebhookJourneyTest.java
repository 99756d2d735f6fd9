package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.ChatSenderTest.until;
import static dev.gembind.adapters.telegram.CoreWorld.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gembind.core.Secret;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.webhooks.InboundWebhook;
import dev.gembind.core.webhooks.WebhookHandler;
import dev.gembind.core.webhooks.WebhookResult;
import dev.gembind.testkit.junit.UncaughtExceptionGuard;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A bot whose updates are sent, from the setting of the webhook to gems that were bought, against the simulated Telegram. */
@Timeout(120)
@ExtendWith(UncaughtExceptionGuard.class)
class WebhookJourneyTest {
    private static final Secret SECRET = Secret.of("a-secret-of-16-or-more");

    private final WholeWorld world = new WholeWorld(true);
    private final Customers customers = new Customers(world);
    private TelegramBot bot;
    private WebhookDoor door;

    @BeforeEach
    void send() {
        world.stop();
        bot = world.newBot();
        door = new WebhookDoor(bot.webhook(SECRET));
        bot.startWebhook(door.address(), SECRET);
        until(() -> bot.health().isHealthy());
    }

    @AfterEach
    void close() {
        bot.close();
        door.close();
        world.close();
    }

    private static JsonNode json(InboundWebhook update) {
        try {
            return new JsonMapper().readTree(update.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void peopleAreAnsweredAndCanBuy() {
        customers.connect(world.nelly, ALICE);

        Charge charge = customers.buy(world.nelly);

        assertThat(charge.state()).isEqualTo(Charge.State.CREDITED);
        assertThat(world.phones.tell(world.nelly, "/balance").text()).isEqualTo("You have 100 💎.");
    }

    @Test
    @Tag("A-03")
    void case54_anUpdateThatComesByBothRoadsAndToTwoInstancesHasOneEffect() {
        customers.connect(world.nelly, ALICE);
        customers.buy(world.nelly);
        List<InboundWebhook> all = List.copyOf(door.received);
        TelegramBot second = world.newBot();
        WebhookHandler road = second.webhook(SECRET);
        List<Integer> polled = new ArrayList<>();
        UpdateIntake intake = new UpdateIntake(
                new UpdateWork(
                        update -> polled.add(update.getUpdateId()),
                        new BotMeters(new SimpleMeterRegistry()),
                        new Errands(update -> {})),
                world.core.time,
                world.inbox(),
                UpdateIntake.ANSWERING);
        List<Integer> ids = all.stream()
                .map(update -> json(update).path("update_id").intValue())
                .toList();
        until(() -> world.inbox().settledAmong(ids).containsAll(ids));

        assertThat(all.stream().map(road::handle)).hasSizeGreaterThan(3).containsOnly(WebhookResult.DUPLICATE);
        intake.take(
                new JsonMapper()
                        .valueToTree(all.stream().map(WebhookJourneyTest::json).toList()),
                new RecordingPause());
        second.close();

        assertThat(polled).isEmpty();
        assertThat(world.core.gems.view(ALICE).balance().gems().units()).isEqualTo(100);
    }

    @Test
    void aWebhookIsDeletedByABotThatPollsAndNothingThatWaitsIsLost() {
        bot.close();
        door.close();
        world.telegram.send(world.nelly.id(), "/terms");

        world.restart();

        assertThat(world.telegram.awaitMessage(
                        world.nelly.id(), m -> m.text().equals(Sentence.TERMS.text()), Phones.SOON))
                .isPresent();
        assertThat(world.alertKinds()).isEmpty();
    }
}
