package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.ChatSenderTest.until;
import static dev.gembind.adapters.telegram.CoreWorld.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.payments.Subscription;
import dev.gembind.core.payments.Subscription.State;
import dev.gembind.sandbox.telegram.ChatMessage;
import dev.gembind.sandbox.telegram.StarPayment;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people do with subscriptions, against the simulated Telegram. */
@Tag("A-11")
class SubscriptionJourneyTest extends ShopJourney {
    private static final String OFFER = "300 💎 every 30 days – ⭐250";
    private static final String END = "End plus";

    private String subscribe() {
        ChatMessage shop = phones.tell(nelly, "/buy");
        world.telegram.press(nelly.id(), shop, OFFER);
        ChatMessage link = phones.reply(nelly.id(), shop.id());
        String url = link.buttons().get(0).get(0).url();
        assertThat(link.text()).contains("every 30 days, until you end it");
        String asked = world.telegram.stars().payLink(nelly.id(), url);
        StarPayment paid = world.telegram.stars().await(asked, Phones.SOON);
        assertThat(paid.state()).isEqualTo(StarPayment.State.PAID);
        customers.charge(paid.charge());
        until(() -> gems() == 300);
        return paid.charge();
    }

    private long gems() {
        return customers.balance(ALICE).gems().units();
    }

    private State state() {
        List<Subscription> all = core.subscriptions.of(ALICE);
        assertThat(all).hasSize(1);
        return all.get(0).state();
    }

    @Test
    void itIsPaidByALinkAndEachRenewalBringsGems() {
        String first = subscribe();

        assertThat(world.telegram.stars().subscriptions().renew(first)).isPresent();
        until(() -> gems() == 600);

        Subscription subscription = core.subscriptions.of(ALICE).get(0);
        assertThat(subscription.entitledUntil())
                .isEqualTo(
                        world.telegram.stars().subscriptions().paidUntil(first).truncatedTo(ChronoUnit.SECONDS));
        assertThat(phones.tell(nelly, "/balance").text())
                .contains("You have 600", "Subscription plus: it is paid until");
    }

    @Test
    void endingItAsksFirstAndThenTelegram() {
        String first = subscribe();
        world.telegram.stars().subscriptions().renew(first);
        until(() -> gems() == 600);

        ChatMessage balance = phones.tell(nelly, "/balance");
        world.telegram.press(nelly.id(), balance, END);
        until(() -> phones.now(balance).text().startsWith("End the subscription plus?"));
        phones.press(nelly, phones.now(balance), Sentence.BUTTON_END_NOW);
        phones.awaitText(balance, Sentence.END_ASKED.text());
        assertThat(world.telegram.stars().subscriptions().renews(first)).isTrue();
        core.dispatch();

        assertThat(world.telegram.stars().subscriptions().renews(first)).isFalse();
        assertThat(state()).isEqualTo(State.CANCELED);
        assertThat(phones.tell(nelly, "/balance").text()).contains("does not renew");
    }

    @Test
    void whatTheBotEndedThePersonCanTurnOnAgainOnceLetTo() {
        String first = subscribe();
        String order = core.subscriptions.of(ALICE).get(0).order();
        core.subscriptions.setRenewing(ALICE, order, false);
        core.dispatch();
        core.time.advance(Duration.ofSeconds(2));

        ChatMessage balance = phones.tell(nelly, "/balance");
        phones.press(nelly, balance, Sentence.BUTTON_ALLOW);
        phones.awaitText(balance, Sentence.ALLOW_ASKED.text());
        core.dispatch();
        assertThat(state()).isEqualTo(State.CANCELED);
        world.telegram.stars().subscriptions().setRenewing(first, true);

        until(() -> state() == State.ACTIVE);
    }

    @Test
    void oneWhoseLastPaymentWentBackCanStillBeEnded() {
        String first = subscribe();
        world.telegram.stars().refund(first);
        until(() -> gems() == 0);
        assertThat(core.subscriptions.of(ALICE)).isEmpty();

        ChatMessage balance = phones.tell(nelly, "/balance");
        assertThat(balance.text()).contains(Sentence.SUBSCRIPTION_TAKEN_BACK.text("plus"));
        world.telegram.press(nelly.id(), balance, END);
        until(() -> phones.now(balance).text().equals(Sentence.CONFIRM_END_TAKEN_BACK.text("plus")));
        phones.press(nelly, phones.now(balance), Sentence.BUTTON_END_NOW);
        phones.awaitText(balance, Sentence.END_ASKED.text());
        core.dispatch();

        assertThat(world.telegram.stars().subscriptions().renews(first)).isFalse();
        assertThat(phones.tell(nelly, "/balance").text()).doesNotContain("Subscription plus");
    }

    @Test
    void whatTelegramTellsIsShown() {
        String first = subscribe();
        world.telegram.stars().setWallet(nelly.id(), 0);

        assertThat(world.telegram.stars().subscriptions().renew(first)).isEmpty();
        until(() -> state() == State.FAILED);
        assertThat(phones.tell(nelly, "/balance").text()).contains("the next payment failed");
        world.telegram.stars().subscriptions().setRenewing(first, false);
        until(() -> state() == State.CANCELED);

        assertThat(gems()).isEqualTo(300);
    }

    @Test
    void whoHasItIsNotSoldItAgain() {
        subscribe();
        ChatMessage shop = phones.tell(nelly, "/buy");

        String query = world.telegram.press(nelly.id(), shop, OFFER);

        assertThat(world.telegram.awaitAnswer(query, Phones.SOON).orElseThrow().text())
                .isEqualTo(Sentence.SUBSCRIPTION_THERE.text());
    }

    @Test
    void case66_newsOfUnknownSubscriptionsAndStatesDoNoHarm() {
        String user = "\"user\":{\"id\":" + nelly.id() + ",\"is_bot\":false,\"first_name\":\"N\"}";
        world.telegram.inject("subscription", "{" + user + ",\"invoice_payload\":\"old\",\"state\":\"canceled\"}");
        world.telegram.inject("subscription", "{" + user + ",\"invoice_payload\":\"old\",\"state\":\"odd\"}");

        assertThat(phones.tell(nelly, "/balance").text()).isEqualTo("You have 0 💎.");
    }
}
