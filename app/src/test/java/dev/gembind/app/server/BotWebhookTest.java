package dev.gembind.app.server;

import static dev.gembind.app.server.BotWorld.GEMS;
import static dev.gembind.app.server.BotWorld.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.app.stores.Data;
import dev.gembind.sandbox.faults.Fault;
import dev.gembind.sandbox.faults.FaultKind;
import dev.gembind.sandbox.telegram.ChatMessage;
import dev.gembind.sandbox.telegram.Invoice;
import dev.gembind.testkit.junit.UncaughtExceptionGuard;
import dev.gembind.testkit.postgres.PostgresServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whole servers whose updates the simulated Telegram sends: linking, buying, restarts, both modes, two instances. */
@Timeout(120)
@ExtendWith(UncaughtExceptionGuard.class)
class BotWebhookTest {
    @TempDir
    private Path folder;

    private final BotWorld world = new BotWorld();
    private Gembind server;

    @BeforeEach
    void start() {
        server = world.start(folder, "webhook");
    }

    @AfterEach
    void close() {
        server.close();
        world.close();
    }

    private void restart(String mode) {
        server.close();
        server = world.start(folder, mode);
    }

    @Test
    @Tag("G-01")
    @Tag("A-03")
    void aPersonLinksByCodeAndBuysThoughUpdatesComeTwiceAndInTheWrongOrder() {
        world.link(server, folder);
        world.telegram.faults().turnOn(Fault.of(FaultKind.DUPLICATE_UPDATES));
        world.telegram.faults().turnOn(Fault.of(FaultKind.REORDERED_UPDATES));

        ChatMessage invoice = world.invoice();
        world.pay(invoice);
        assertThat(world.awaitText(GEMS)).isTrue();
        restart("webhook");
        world.say("/balance");

        assertThat(world.awaitText("You have 100 💎.")).isTrue();
        assertThat(world.count("You have 100 💎.")).isOne();
        assertThat(world.count(GEMS)).isOne();
        BotWorld.until(() -> Web.get(server.managementUrl(), "/metrics")
                .body()
                .contains("gembind_telegram_updates_total{result=\"duplicate\"}"));
    }

    @Test
    @Tag("A-01")
    void aPaymentThatIsToldWhileTheServerIsAwayWaitsAndCountsOnce() {
        world.link(server, folder);
        Invoice invoice = world.telegram.stars().invoice(world.invoice()).orElseThrow();
        server.close();
        world.injectPayment(invoice, "late-1");
        world.injectPayment(invoice, "late-1");

        server = world.start(folder, "webhook");

        assertThat(world.awaitText(GEMS)).isTrue();
        world.say("/balance");
        assertThat(world.awaitText("You have 100 💎.")).isTrue();
        BotWorld.until(() -> world.telegram.pendingUpdates() == 0); // the answer is read before Telegram is told
    }

    @Test
    @Tag("A-14")
    void telegramLearnsTheAddressWhenTheServerTakesRequestsAndNothingIsRefused() {
        restart("polling");
        BotWorld.until(() -> world.telegram.waitingPolls() > 0);
        assertThat(world.webhook().url()).isEmpty();
        server.close();
        world.say("/terms");

        server = world.start(folder, "webhook", (config, where) -> {
            assertThat(world.webhook().url()).as("while data is opened").isEmpty();
            return Data.open(config, where.clock(), where.random());
        });

        BotWorld.until(() -> world.telegram.pendingUpdates() == 0 && world.answers() > 0);
        assertThat(world.webhook().url()).isEqualTo(server.baseUrl() + "/webhooks/telegram");
        assertThat(world.webhook().error()).as("no update was refused").isNull();
        assertThat(world.answers()).isOne();
        assertThat(Web.get(server.managementUrl(), "/health").body()).contains("\"webhook\"");
    }

    @Test
    void theModeMayChangeBothWaysAndNothingIsLostOrAnsweredTwice() {
        world.say("/help");
        BotWorld.until(() -> world.answers() == 1);
        server.close();
        world.say("/terms");

        server = world.start(folder, "polling");
        BotWorld.until(() -> world.answers() == 2);
        server.close();
        world.say("/me");
        world.telegram.faults().turnOn(Fault.of(FaultKind.DUPLICATE_UPDATES));
        server = world.start(folder, "webhook");

        BotWorld.until(() -> world.answers() == 3 && world.telegram.pendingUpdates() == 0);
        world.telegram.faults().clear();
        world.say("/help");
        BotWorld.until(() -> world.answers() == 4);
        BotWorld.until(() -> world.telegram.pendingUpdates() == 0); // the answer is read before Telegram is told
    }

    @Test
    @Tag("A-07")
    void whoDoesNotKnowTheSecretMovesNothing() {
        world.link(server, folder);
        Invoice invoice = world.telegram.stars().invoice(world.invoice()).orElseThrow();
        String forged = BotWorld.update(900_001, world.payment(invoice, "forged"));

        assertThat(world.post(server, forged, "another-secret-of-16")).isEqualTo(401);
        assertThat(world.post(server, forged, "")).isEqualTo(401);
        assertThat(world.post(server, "{", "another-secret-of-16")).isEqualTo(401);
        assertThat(world.post(server, "{", SECRET)).isEqualTo(400);

        world.say("/balance");
        assertThat(world.awaitText("You have 0 💎.")).isTrue();
    }

    @Test
    @Tag("B-13")
    void twoInstancesAnswerAnUpdateOnceWhicheverGetsIt() {
        Map<String, String> shared = Map.of(
                "STORAGE",
                "jdbc",
                "DATABASE_URL",
                PostgresServer.shared().newDatabase(),
                "DATABASE_USER",
                PostgresServer.USER);
        try (Gembind one = world.start(folder.resolve("one"), "webhook", shared);
                Gembind two = world.start(folder.resolve("two"), "webhook", shared)) {
            String update = BotWorld.update(900_001, world.message("\"text\":\"/help\""));
            world.say("/terms"); // to the newest of them; a bot cannot write first
            BotWorld.until(() -> world.answers() == 1);

            assertThat(world.post(one, update, SECRET)).isEqualTo(200);
            BotWorld.until(() -> world.noted(one));
            assertThat(world.post(two, update, SECRET)).isEqualTo(200);
            assertThat(world.post(one, update, SECRET)).isEqualTo(200);
            world.say("/terms");

            BotWorld.until(() -> world.answers() == 3);
            assertThat(Web.get(two.managementUrl(), "/metrics").body())
                    .contains("gembind_telegram_updates_total{result=\"duplicate\"} 1.0");
        }
    }
}
