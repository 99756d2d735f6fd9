package dev.gembind.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gembind.core.ledger.GemService;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.Spend;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.PaymentService;
import dev.gembind.core.payments.PlaceOutcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code payments refund}, on data that nobody else has open. */
@Tag("A-35")
class RefundCommandTest extends PaymentCommandsScene {
    @Test
    @Tag("G-04")
    void aRefundSetsGemsAsideAndWaitsForAServer() throws Exception {
        Ran first = run("payments", "refund", "stripe:pi_1", "--reason", "bought twice");
        JsonNode again = run("payments", "refund", "stripe:pi_1", "--reason", "again", "--json")
                .json();
        JsonNode waiting = run("outbox", "list", "--json").json();

        assertThat(first.out()).contains("asked for; it is pending");
        assertThat(again.path("replayed").asBoolean()).isTrue();
        assertThat(run("ledger", "show", "alice", "--json").json().path("held").asLong())
                .isEqualTo(100);
        assertThat(waiting.path("items").findValuesAsText("topic")).contains("payment.refund");
        assertThat(run("payments", "show", "stripe:pi_1").out()).contains("refund pending");
    }

    @Test
    @Tag("G-04")
    void aRefundThatFailedIsShown() throws Exception {
        stored(storage -> payments(storage).refunded(PAID, 99));
        assertThat(run("payments", "show", "stripe:pi_1").out())
                .contains("reversed")
                .doesNotContain("failed");

        stored(storage -> payments(storage).refundFailed(PAID, "re_1", 99));

        assertThat(run("payments", "show", "stripe:pi_1").out())
                .contains("credited", "a refund failed", "refund re_1 failed, 99 USD came back");
        JsonNode shown = run("payments", "show", "stripe:pi_1", "--json").json();
        assertThat(shown.at("/refunds_failed/re_1").asLong()).isEqualTo(99);
        assertThat(run("payments", "list").out()).contains("a refund failed");
    }

    @Test
    @Tag("G-04")
    void aRefundOfASubscriptionHasItEndIfToldSo() throws Exception {
        environment.put("TELEGRAM_BOT_TOKEN", "123456:AAF-secret_part_of_the_token_abcdef");
        environment.put("TELEGRAM_BOT_USERNAME", "gembind_bot");
        stored(storage -> {
            PaymentService payments = payments(storage);
            PlaceOutcome.Placed placed = (PlaceOutcome.Placed) payments.place(ALICE, "plus", Channel.TELEGRAM);
            Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
            Payment paid = new Payment(null, "4711", placed.order().price(), now, now.plus(30, ChronoUnit.DAYS));
            return payments.paid(new ChargeId("telegram", "stx_1"), placed.payload(), paid);
        });

        Ran ended = run("payments", "refund", "telegram:stx_1", "--reason", "x", "--end-subscription");
        Ran none = run("payments", "refund", "stripe:pi_1", "--reason", "x", "--end-subscription");

        assertThat(ended.out()).contains("it is pending", "the provider will be asked to end the subscription");
        assertThat(run("outbox", "list", "--json").json().path("items").findValuesAsText("topic"))
                .contains("payment.refund", "subscription.renewing");
        assertThat(none.out()).contains("there is no subscription to end");
    }

    @Test
    @Tag("G-04")
    void aRefundOfSpentGemsAsksWhatBecomesOfThem() {
        stored(storage -> new GemService(
                        storage.transactor(), storage.payments().ledger(), ledger)
                .spend(
                        new Request(new TransferKey("spend:alice", "s"), new Why("system", "a film", Instant.now())),
                        new Spend(ALICE, new Gems(30))));

        Ran refused = run("payments", "refund", "stripe:pi_1", "--reason", "x");
        Ran forced = run("payments", "refund", "stripe:pi_1", "--reason", "x", "--if-spent", "write-off");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("partly-spent (30 gems)");
        assertThat(forced.exit()).isZero();
        assertThat(run("payments", "refund", "stripe:pi_1", "--reason", "x", "--if-spent", "keep")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void whatNoProviderCanGiveBackIsRefusedAtOnce() {
        assertThat(run("payments", "refund", "host:ch_1", "--reason", "x").err())
                .contains("no-such-provider");
        assertThat(run("payments", "refund", "stripe:pi_9", "--reason", "x").err())
                .contains("not-refundable");
        assertThat(run("payments", "refund", "stripe:pi_1").exit()).isEqualTo(2);
    }
}
