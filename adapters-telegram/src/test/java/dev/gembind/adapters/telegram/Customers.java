package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.ChatSenderTest.until;

import dev.gembind.core.UserId;
import dev.gembind.core.ledger.Balance;
import dev.gembind.core.ledger.Gems;
import dev.gembind.core.ledger.Request;
import dev.gembind.core.ledger.Spend;
import dev.gembind.core.ledger.TransferKey;
import dev.gembind.core.ledger.Why;
import dev.gembind.core.payments.Charge;
import dev.gembind.core.payments.ChargeId;
import dev.gembind.sandbox.telegram.ChatMessage;
import dev.gembind.sandbox.telegram.Person;
import dev.gembind.sandbox.telegram.StarPayment;

/** People who connect their accounts, buy gems and spend them. */
record Customers(WholeWorld world) {
    static final String PACKAGE = "100 gems – ⭐50";

    void connect(Person person, UserId user) {
        ChatMessage question =
                world.phones.openLink(person, world.core.code(user).token());
        world.phones.press(person, question, Sentence.BUTTON_CONFIRM);
        until(() -> world.core.holder(person.id()).isPresent());
    }

    /** Buys the package, and waits until it is there. */
    Charge buy(Person person) {
        ChatMessage shop = world.phones.tell(person, "/buy");
        world.telegram.press(person.id(), shop, PACKAGE);
        ChatMessage invoice = world.phones.reply(person.id(), shop.id());
        String asked = world.telegram.stars().pay(person.id(), invoice);
        StarPayment paid = world.telegram.stars().await(asked, Phones.SOON);
        return charge(paid.charge());
    }

    Charge charge(String id) {
        ChargeId charge = new ChargeId(Till.PROVIDER, id);
        until(() -> world.core.payments.findCharge(charge).isPresent());
        return world.core.payments.findCharge(charge).orElseThrow();
    }

    Balance balance(UserId user) {
        return world.core.gems.view(user).balance();
    }

    void spend(UserId user, long gems) {
        Why why = new Why("system", "a test", world.core.time.instant());
        world.core.gems.spend(
                new Request(new TransferKey("test", "spend-" + gems), why), new Spend(user, new Gems(gems)));
    }
}
