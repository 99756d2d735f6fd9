package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.ChatSenderTest.until;
import static dev.gembind.adapters.telegram.CoreWorld.ALICE;
import static dev.gembind.adapters.telegram.CoreWorld.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.Refund;
import dev.gembind.sandbox.faults.Fault;
import dev.gembind.sandbox.telegram.ChatMessage;
import dev.gembind.sandbox.web.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people do to give a purchase back, against the simulated Telegram. */
@Tag("G-04")
class RefundJourneyTest extends ShopJourney {
    private static final long ALL_STARS = 10_000;

    private static Balance balance(long gems, long held) {
        return new Balance(new Gems(gems), new Gems(held), Gems.ZERO);
    }

    private Refund.State refund(Charge charge) {
        return core.refunds.find(charge.id()).orElseThrow().state();
    }

    @Test
    void aPurchaseGoesBackAfterAskingOnce() {
        Charge charge = customers.buy(nelly);
        assertThat(world.telegram.stars().wallet(nelly.id())).isEqualTo(ALL_STARS - 50);

        ChatMessage question = phones.tell(nelly, "/refund");
        assertThat(question.text()).contains("100 💎 are taken", "⭐50 come back");
        assertThat(customers.balance(ALICE)).as("asking moves nothing").isEqualTo(balance(100, 0));
        phones.press(nelly, question, Sentence.BUTTON_REFUND);
        phones.awaitText(question, Sentence.REFUND_STARTED.text());
        assertThat(customers.balance(ALICE)).isEqualTo(balance(0, 100));
        core.dispatch();

        assertThat(world.telegram.stars().wallet(nelly.id())).isEqualTo(ALL_STARS);
        assertThat(customers.balance(ALICE)).isEqualTo(balance(0, 0));
        assertThat(refund(charge)).isEqualTo(Refund.State.DONE);
        assertThat(phones.tell(nelly, "/refund").text()).isEqualTo(Sentence.REFUND_DONE.text());
    }

    @Test
    void aRefusalIsToldToThePersonAndToOperatorsWithItsReason() {
        Charge charge = customers.buy(nelly);
        String no = "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: CHARGE_ID_INVALID\"}";
        world.telegram
                .faults()
                .turnOn(Fault.answering(new Answer(400, "application/json", no, Map.of()))
                        .on("refundstarpayment"));
        ChatMessage question = phones.tell(nelly, "/refund");
        phones.press(nelly, question, Sentence.BUTTON_REFUND);
        phones.awaitText(question, Sentence.REFUND_STARTED.text());

        try (CapturedLogs logs = new CapturedLogs()) {
            core.dispatch();
            assertThat(logs.lines())
                    .anyMatch(line -> line.contains(charge.id().text()) && line.contains("CHARGE_ID_INVALID"));
        }

        assertThat(customers.balance(ALICE)).isEqualTo(balance(100, 0));
    }

    @Test
    void ofSeveralPurchasesOneIsChosen() {
        customers.buy(nelly);
        core.time.advance(Duration.ofSeconds(1));
        customers.buy(nelly);

        ChatMessage choice = phones.tell(nelly, "/refund");
        assertThat(choice.text()).isEqualTo(Sentence.REFUND_CHOOSE.text());
        assertThat(choice.buttons()).hasSize(2);
        String label = choice.buttons().get(1).get(0).text();
        assertThat(label).contains("100 💎 – ⭐50");
        world.telegram.press(nelly.id(), choice, label);
        until(() -> phones.now(choice).text().contains("Give back the purchase of"));
        phones.press(nelly, phones.now(choice), Sentence.BUTTON_REFUND);
        phones.awaitText(choice, Sentence.REFUND_STARTED.text());

        assertThat(customers.balance(ALICE)).isEqualTo(balance(100, 100));
    }

    @Test
    void pressingTwiceIsOneRefund() {
        customers.buy(nelly);
        ChatMessage first = phones.tell(nelly, "/refund");
        ChatMessage second = phones.tell(nelly, "/refund");

        phones.press(nelly, first, Sentence.BUTTON_REFUND);
        phones.press(nelly, second, Sentence.BUTTON_REFUND);

        phones.awaitText(second, Sentence.REFUND_PENDING.text());
        assertThat(customers.balance(ALICE)).isEqualTo(balance(0, 100));
        assertThat(phones.tell(nelly, "/refund").text()).isEqualTo(Sentence.REFUND_PENDING.text());
    }

    @Test
    void whatIsPartlySpentStays() {
        customers.buy(nelly);
        ChatMessage before = phones.tell(nelly, "/refund");
        customers.spend(ALICE, 30);

        assertThat(phones.tell(nelly, "/refund").text()).isEqualTo(Sentence.REFUND_SPENT.text("30"));
        phones.press(nelly, before, Sentence.BUTTON_REFUND);

        phones.awaitText(before, Sentence.REFUND_SPENT.text("30"));
        assertThat(customers.balance(ALICE)).isEqualTo(balance(70, 0));
    }

    @Test
    void keepingTheGemsChangesNothing() {
        customers.buy(nelly);
        ChatMessage question = phones.tell(nelly, "/refund");

        phones.press(nelly, question, Sentence.BUTTON_REFUND_NOT);

        Phones.assertNoButtons(phones.awaitText(question, Sentence.REFUND_KEPT.text()));
        assertThat(customers.balance(ALICE)).isEqualTo(balance(100, 0));
    }

    @Test
    void nobodyGivesBackWhatAnotherAccountPaidFor() {
        Charge charge = customers.buy(nelly);
        ChatMessage question = phones.tell(nelly, "/unlink");
        core.connectDiscord(ALICE);
        phones.press(nelly, question, Sentence.BUTTON_UNLINK);
        until(() -> core.holder(nelly.id()).isEmpty());
        customers.connect(world.otto, ALICE);

        assertThat(phones.tell(world.otto, "/refund").text()).isEqualTo(Sentence.REFUND_NOTHING.text());
        assertThat(phones.tell(nelly, "/refund").text()).isEqualTo(Sentence.GEMS_STRANGER.text());
        assertThat(core.refunds.find(charge.id())).isEmpty();
    }

    @Test
    void aForgedButtonNamesNoPurchaseOfAnother() {
        Charge charge = customers.buy(nelly);
        customers.connect(world.otto, BOB);
        String tag = ChargeTag.of(charge.id());
        RefundTalk talk = new RefundTalk(core.desk(), core.shop, core.time);
        Sender otto = new Sender(world.otto.id(), "Otto", null, null);

        assertThat(talk.ask(otto, tag)).isEqualTo(Reaction.note(Sentence.REFUND_OVER.text()));
        assertThat(talk.giveBack(otto, tag)).isEqualTo(Reaction.show(Sentence.REFUND_OVER.text()));
        assertThat(core.refunds.find(charge.id())).isEmpty();
    }

    @Test
    void whoBoughtNothingIsToldSo() {
        assertThat(phones.tell(nelly, "/refund").text()).isEqualTo(Sentence.REFUND_NOTHING.text());
        assertThat(phones.tell(world.otto, "/refund").text()).isEqualTo(Sentence.GEMS_STRANGER.text());
    }
}
