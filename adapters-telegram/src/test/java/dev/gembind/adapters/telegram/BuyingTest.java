package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.ChatSenderTest.until;
import static dev.gembind.adapters.telegram.CoreWorld.ALICE;
import static dev.gembind.adapters.telegram.CoreWorld.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.Spend;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.payments.Channel;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.core.payments.Facts;
import dev.gembind.core.payments.Payment;
import dev.gembind.core.payments.PlaceOutcome;
import dev.gembind.core.payments.Price;
import dev.gembind.sandbox.faults.Fault;
import dev.gembind.sandbox.faults.FaultKind;
import dev.gembind.sandbox.telegram.BotCommand;
import dev.gembind.sandbox.telegram.ChatMessage;
import dev.gembind.sandbox.telegram.Invoice;
import dev.gembind.sandbox.telegram.Person;
import dev.gembind.sandbox.telegram.StarPayment;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people do to buy gems, from the list of packages to the gems in storage, against the simulated Telegram. */
class BuyingTest extends ShopJourney {
    private static final String PACKAGE = "100 gems – ⭐50";

    private ChatMessage invoice(Person person) {
        ChatMessage shop = phones.tell(person, "/buy");
        world.telegram.press(person.id(), shop, PACKAGE);
        return phones.reply(person.id(), shop.id());
    }

    private StarPayment pay(Person person, ChatMessage invoice) {
        return world.telegram.stars().await(world.telegram.stars().pay(person.id(), invoice), Phones.SOON);
    }

    private long gems(UserId user) {
        return core.gems.view(user).balance().gems().units();
    }

    private Charge charge(StarPayment payment) {
        ChargeId id = new ChargeId("telegram", payment.charge());
        until(() -> core.payments.findCharge(id).isPresent());
        return core.payments.findCharge(id).orElseThrow();
    }

    @Test
    void gemsAreThereAfterThePayment() {
        ChatMessage message = invoice(nelly);
        Invoice shown = world.telegram.stars().invoice(message).orElseThrow();
        assertThat(shown.amount()).isEqualTo(50);
        assertThat(shown.currency()).isEqualTo("XTR");
        assertThat(shown.startParameter()).isEqualTo("buy");

        StarPayment paid = pay(nelly, message);

        assertThat(paid.state()).isEqualTo(StarPayment.State.PAID);
        assertThat(charge(paid).sale()).isEqualTo(new Charge.Sale(ALICE, new Gems(100)));
        assertThat(phones.tell(nelly, "/balance").text()).isEqualTo("You have 100 💎.");
        assertThat(phones.tell(nelly, "/history").text()).contains("+100", "bought", "(then 100)");
        assertThat(phones.tell(nelly, "/paysupport").text()).contains(ALICE.value(), paid.charge());
    }

    @Test
    void theHistorySaysWhatBecameADebt() {
        Charge charge = charge(pay(nelly, invoice(nelly)));
        Why why = new Why("system", "a picture", core.time.instant());
        core.gems.spend(new Request(new TransferKey("test", "spend"), why), new Spend(ALICE, new Gems(70)));

        core.payments.refunded(charge.id(), Facts.ALL);

        assertThat(phones.tell(nelly, "/history").text())
                .contains("-30 💎  payment returned (then 0); +70 owed", "-70 💎  a picture (then 30)\n");
    }

    @Test
    void supportIsToldTheNewestPaymentsAlsoOfOneDay() {
        PlaceOutcome.Placed order = (PlaceOutcome.Placed) core.payments.place(ALICE, "gems-100", Channel.TELEGRAM);
        Instant paidAt = core.time.instant();
        for (String number : new String[] {"stx-a", "stx-d", "stx-c", "stx-b", "stx-e"}) {
            Payment payment = new Payment(null, null, new Price(50, "XTR"), paidAt, null);
            core.payments.paid(new ChargeId("telegram", number), order.payload(), payment);
            paidAt = paidAt.plusSeconds(1);
        }

        assertThat(phones.tell(nelly, "/paysupport").text())
                .containsSubsequence("stx-e", "stx-b", "stx-c")
                .doesNotContain("stx-a", "stx-d");
    }

    @Test
    @Tag("A-01")
    @Tag("A-03")
    void aDoubledUpdateCreditsOnce() {
        ChatMessage message = invoice(nelly);
        world.telegram.faults().turnOn(Fault.of(FaultKind.DUPLICATE_UPDATES));

        charge(pay(nelly, message));
        world.restart();
        phones.tell(nelly, "/balance");

        assertThat(gems(ALICE)).isEqualTo(100);
    }

    @Test
    @Tag("A-03")
    void aPaymentThatIsToldAgainChangesNothing() {
        StarPayment paid = pay(nelly, invoice(nelly));
        Charge before = charge(paid);

        world.telegram.inject(
                "message",
                "{\"message_id\":1,\"date\":1790000000,\"from\":{\"id\":" + nelly.id()
                        + ",\"is_bot\":false,\"first_name\":\"N\"},\"chat\":{\"id\":" + nelly.id()
                        + ",\"type\":\"private\"},\"successful_payment\":{\"currency\":\"XTR\",\"total_amount\":50,"
                        + "\"invoice_payload\":\"\",\"telegram_payment_charge_id\":\"" + paid.charge()
                        + "\",\"provider_payment_charge_id\":\"\"}}");
        phones.tell(nelly, "/balance");

        assertThat(gems(ALICE)).isEqualTo(100);
        assertThat(core.payments.findCharge(before.id())).contains(before);
    }

    @Test
    void anInvoiceThatWasPaidIsNotApprovedAgain() {
        ChatMessage message = invoice(nelly);
        charge(pay(nelly, message));

        StarPayment again = pay(nelly, message);

        assertThat(again.state()).isEqualTo(StarPayment.State.REFUSED);
        assertThat(again.error()).isEqualTo(Sentence.CHECKOUT_OVER.text());
        assertThat(gems(ALICE)).isEqualTo(100);
    }

    @Test
    @Tag("A-04")
    void anInvoiceIsNotApprovedForAnotherAccount() {
        ChatMessage message = invoice(nelly);
        ChatMessage question = phones.tell(nelly, "/unlink");
        core.connectDiscord(ALICE);
        phones.press(nelly, question, Sentence.BUTTON_UNLINK);
        until(() -> core.holder(nelly.id()).isEmpty());
        customers.connect(nelly, BOB);

        StarPayment refused = pay(nelly, message);

        assertThat(refused.error()).isEqualTo(Sentence.CHECKOUT_OTHER_PAYER.text());
        assertThat(gems(BOB)).isZero();
    }

    @Test
    @Tag("A-04")
    void anOrderThatIsTooOldIsNotApproved() {
        ChatMessage message = invoice(nelly);
        core.time.advance(Duration.ofHours(25));

        assertThat(pay(nelly, message).error()).isEqualTo(Sentence.CHECKOUT_OVER.text());
    }

    @Test
    @Tag("G-03")
    void aRefundByThePlatformTakesTheGems() {
        StarPayment paid = pay(nelly, invoice(nelly));
        charge(paid);

        world.telegram.stars().refund(paid.charge());

        until(() -> gems(ALICE) == 0);
        assertThat(charge(paid).state()).isEqualTo(Charge.State.REVERSED);
    }

    @Test
    void whoIsNotConnectedIsToldSo() {
        for (String command : new String[] {"/balance", "/history", "/buy"}) {
            assertThat(phones.tell(world.otto, command).text()).isEqualTo(Sentence.GEMS_STRANGER.text());
        }
        assertThat(phones.tell(world.otto, "/paysupport").text()).contains(Long.toString(world.otto.id()));
        assertThat(phones.tell(world.otto, "/terms").text()).isEqualTo(Sentence.TERMS.text());
    }

    @Test
    void packagesWithoutAPriceInStarsAreNotOffered() {
        ChatMessage shop = phones.tell(nelly, "/buy");

        assertThat(shop.buttons()).as("the package and the subscription").hasSize(2);
        assertThat(shop.button(PACKAGE)).isPresent();
    }

    @Test
    void aForwardedCopyOpensTheShop() {
        assertThat(world.telegram.openDeepLink(nelly.id(), GemTalk.START).text())
                .isEqualTo("/start buy");
        assertThat(world.telegram.awaitMessage(nelly.id(), m -> m.text().equals(Sentence.OFFERS.text()), Phones.SOON))
                .isPresent();
    }

    @Test
    void theMenuOffersTheShop() {
        until(() -> !world.telegram.commands().isEmpty());
        assertThat(world.telegram.commands())
                .extracting(BotCommand::name)
                .containsExactly(
                        "start",
                        "link",
                        "me",
                        "unlink",
                        "balance",
                        "history",
                        "buy",
                        "refund",
                        "terms",
                        "paysupport",
                        "help");
    }
}
