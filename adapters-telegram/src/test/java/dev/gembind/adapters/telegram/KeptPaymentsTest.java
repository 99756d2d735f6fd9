package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.ScriptedBotApi.text;
import static dev.gembind.adapters.telegram.ScriptedBotApi.update;
import static dev.gembind.adapters.telegram.ScriptedBotApi.updates;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.core.Secret;
import dev.gembind.core.payments.Payment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.objects.Update;

/** Updates that storage failed on stay at Telegram until they are stored. */
class KeptPaymentsTest {
    private final ScriptedBotApi telegram = new ScriptedBotApi();
    private final RecordingPause pause = new RecordingPause();
    private final SettableClock clock = new SettableClock();
    private final List<Integer> handled = new ArrayList<>();
    private final BotMeters meters = new BotMeters(new SimpleMeterRegistry());
    private final BotApi api = BotApi.forPolls(
            TelegramConfig.of(Secret.of(ScriptedBotApi.TOKEN), "gembind_bot").withApiBase(telegram.uri()), meters);

    @AfterEach
    void close() {
        api.close();
        telegram.close();
    }

    private void poll(UpdateHandler handler, ScriptedBotApi.Reply... answers) {
        telegram.on("getUpdates", answers);
        telegram.whenPollsRunOut(exchange -> {
            pause.stop();
            updates().send(exchange);
        });
        new Poller(new Poller.Parts(
                        api,
                        api,
                        new UpdateIntake(
                                new UpdateWork(handler, meters, new Errands(update -> {})),
                                clock,
                                null,
                                UpdateIntake.ANSWERING),
                        new Listening.Parts(
                                new PollHealth(), new Backoff(new SplittableRandom(1)), pause, (kind, text) -> {}),
                        clock,
                        30))
                .run();
    }

    private List<Integer> offsets() {
        return telegram.received("getUpdates").stream()
                .map(request -> request.body().path("offset").asInt(0))
                .toList();
    }

    @Test
    @Tag("A-01")
    void whatCouldNotBeStoredIsNotConfirmedAndComesAgain() {
        AtomicInteger failures = new AtomicInteger(2);
        UpdateHandler failing = update -> {
            if (update.getUpdateId() == 11 && failures.getAndDecrement() > 0) {
                throw StagedDesk.storageIsAway();
            }
            handled.add(update.getUpdateId());
        };
        String ten = text(10, 1, "a");
        String eleven = text(11, 1, "b");
        String twelve = text(12, 1, "c");

        poll(failing, updates(ten, eleven, twelve), updates(eleven, twelve), updates(eleven, twelve));

        assertThat(handled).containsExactly(10, 12, 11);
        assertThat(offsets()).containsExactly(0, 11, 11, 13);
        assertThat(pause.waits()).hasSize(2).allMatch(Poller.IDLE_GAP::equals);
    }

    @Test
    void aPaymentThatMakesNoSenseRaisesTheAlarmAndHoldsUpNothing() {
        List<String> alarms = new ArrayList<>();
        CoreWorld core = new CoreWorld(true);
        Till till = new Till(core.shop, (kind, text) -> alarms.add(kind), meters, outgoing -> {});
        UpdateHandler people = update -> handled.add(update.getUpdateId());
        UpdateHandler shop = new UpdateHandler() {
            private final ShopUpdates whole = new ShopUpdates(people, till, null, null);

            @Override
            public void handle(Update update) {
                whole.handle(update);
            }

            @Override
            public void givenUp(Update update) {
                whole.givenUp(update);
            }

            @Override
            public void unreadable(int updateId, JsonNode update) {
                whole.unreadable(updateId, update);
            }
        };
        String negative = paid(1, "-5");
        String unreadable = paid(2, "{}");

        poll(shop, updates(negative, unreadable, text(3, 1, "a")));

        assertThat(alarms).containsExactly("payment-lost", "payment-lost");
        assertThat(handled).containsExactly(3);
        core.close();
    }

    @Test
    void aPaymentThatFitsNoOrderGivesNoGemsAndTellsBothSides() {
        List<String> alarms = new ArrayList<>();
        List<Outgoing> told = new ArrayList<>();
        CoreWorld core = new CoreWorld(true);
        Till till = new Till(core.shop, (kind, text) -> alarms.add(kind), meters, told::add);

        poll(update -> till.take(update.getMessage()), updates(paid(1, "50"), paid(2, "50")));

        assertThat(alarms).containsExactly("payment-suspense");
        assertThat(told).hasSize(1);
        core.close();
    }

    @Test
    @Tag("A-04")
    void aPaymentToldAgainWithAnotherPayerRaisesTheAlarm() {
        List<String> alarms = new ArrayList<>();
        CoreWorld core = new CoreWorld(true);
        Till till = new Till(core.shop, (kind, text) -> alarms.add(kind), meters, outgoing -> {});

        poll(update -> till.take(update.getMessage()), updates(paid(1, "50"), paid(2, "50", 2)));

        assertThat(alarms).containsExactly("payment-suspense", "payment-contradicted");
        Payment kept = core.payments.charges("", 1).get(0).facts().payment();
        assertThat(kept).isNotNull();
        assertThat(kept.payer()).isEqualTo("1");
        core.close();
    }

    private static String paid(int update, String amount) {
        return paid(update, amount, 1);
    }

    private static String paid(int update, String amount, long payer) {
        return update(
                update,
                "\"message\":{\"message_id\":7,\"date\":1790000000,\"from\":" + ScriptedBotApi.user(payer)
                        + ",\"chat\":{\"id\":1,\"type\":\"private\"},\"successful_payment\":{\"currency\":\"XTR\","
                        + "\"total_amount\":" + amount
                        + ",\"invoice_payload\":\"\",\"telegram_payment_charge_id\":\"c1\","
                        + "\"provider_payment_charge_id\":\"\"}}");
    }
}
