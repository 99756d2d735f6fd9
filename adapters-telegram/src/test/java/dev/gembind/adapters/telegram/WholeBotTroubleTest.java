package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.ChatSenderTest.until;
import static dev.gembind.adapters.telegram.CoreWorld.ALICE;
import static dev.gembind.adapters.telegram.WholeWorld.nameOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.bindings.Binding;
import dev.gembind.sandbox.faults.Fault;
import dev.gembind.sandbox.faults.FaultKind;
import dev.gembind.sandbox.telegram.ChatMessage;
import dev.gembind.sandbox.telegram.Person;
import dev.gembind.sandbox.web.Answer;
import dev.gembind.testkit.junit.LeakCheck;
import dev.gembind.testkit.junit.UncaughtExceptionGuard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A binding that was stored stays, whatever becomes of the messages about it. */
@Tag("B-05")
@Timeout(120)
@ExtendWith({LeakCheck.class, UncaughtExceptionGuard.class})
class WholeBotTroubleTest {
    private static final Answer BLOCKED = Answer.text(
            403, "{\"ok\":false,\"error_code\":403,\"description\":\"Forbidden: bot was blocked by the user\"}");

    private final WholeWorld world = new WholeWorld(true);
    private final CoreWorld core = world.core;
    private final Phones phones = world.phones;
    private final Person nelly = world.nelly;

    @AfterEach
    void close() {
        world.close();
    }

    private void assertBoundOnce() {
        assertThat(core.holder(nelly.id())).map(Binding::user).contains(ALICE);
        assertThat(core.events("link.bound")).isOne();
    }

    @Test
    void blockingTheBotRightAfterConfirmingUndoesNothing() {
        ChatMessage question = phones.openLink(nelly, core.code(ALICE).token());
        world.telegram.faults().turnOn(Fault.answering(BLOCKED).on("answercallbackquery"));
        world.telegram.faults().turnOn(Fault.answering(BLOCKED).on("editmessagetext"));

        world.telegram.press(nelly.id(), question, Sentence.BUTTON_CONFIRM.text());
        world.telegram.block(nelly.id(), true);
        until(() -> core.holder(nelly.id()).isPresent());
        world.telegram.faults().clear();

        assertThat(phones.tell(world.otto, "/help").text()).isEqualTo(Sentence.HELP_SHOP.text());
        assertBoundOnce();
        world.telegram.block(nelly.id(), false);
        assertThat(phones.tell(nelly, "/me").text()).contains(ALICE.value());
    }

    @Test
    void updatesThatComeTwiceBindOnce() {
        world.telegram.faults().turnOn(Fault.of(FaultKind.DUPLICATE_UPDATES));
        ChatMessage question = phones.openLink(nelly, core.code(ALICE).token());

        phones.press(nelly, question, Sentence.BUTTON_CONFIRM);

        phones.awaitText(question, Sentence.BOUND.text(nameOf(nelly), "ali…26"));
        world.telegram.faults().clear();
        phones.tell(world.otto, "/help");
        assertBoundOnce();
    }

    @Test
    @Tag("B-09")
    void aPressThatTelegramWasNotToldOfComesAgainAfterARestartAndBindsOnce() {
        ChatMessage question = phones.openLink(nelly, core.code(ALICE).token());
        until(() -> world.telegram.waitingPolls() > 0 && world.telegram.pendingUpdates() == 0);
        world.telegram.faults().turnOn(Fault.of(FaultKind.SERVER_ERROR).on("getupdates"));
        phones.press(nelly, question, Sentence.BUTTON_CONFIRM);
        phones.awaitText(question, Sentence.BOUND.text(nameOf(nelly), "ali…26"));
        world.stop();
        assertThat(world.telegram.pendingUpdates()).as("not confirmed").isOne();
        world.telegram.faults().clear();

        world.restart();

        until(() -> world.telegram.pendingUpdates() == 0);
        assertThat(phones.tell(world.otto, "/help").text()).isEqualTo(Sentence.HELP_SHOP.text());
        assertThat(phones.now(question).text())
                .as("what was answered is not answered again")
                .isEqualTo(Sentence.BOUND.text(nameOf(nelly), "ali…26"));
        assertBoundOnce();
    }

    @Test
    @Tag("B-09")
    void aPressWhoseAnswerWasNotSentIsAnsweredAfterARestart() {
        ChatMessage question = phones.openLink(nelly, core.code(ALICE).token());
        until(() -> world.telegram.waitingPolls() > 0 && world.telegram.pendingUpdates() == 0);
        world.telegram.faults().turnOn(Fault.of(FaultKind.SERVER_ERROR).on("getupdates"));
        world.telegram.faults().turnOn(Fault.of(FaultKind.SERVER_ERROR).on("editmessagetext"));
        phones.press(nelly, question, Sentence.BUTTON_CONFIRM);
        until(() -> core.holder(nelly.id()).isPresent());
        world.stop();
        assertThat(phones.now(question).text()).isEqualTo(question.text());
        world.telegram.faults().clear();

        world.restart();

        phones.awaitText(question, Sentence.ALREADY_BOUND.text("ali…26"));
        assertBoundOnce();
    }

    @Test
    @Tag("B-10")
    void whatPeopleWroteWhileTheBotWasAwayIsAnsweredOnceAndNothingElse() {
        phones.tell(nelly, "/help");
        until(() -> world.telegram.pendingUpdates() == 0);
        world.stop();
        String token = core.code(ALICE).token();
        long sent = world.telegram.openDeepLink(nelly.id(), token).id();

        world.restart();

        ChatMessage question = phones.reply(nelly.id(), sent);
        assertThat(question.button(Sentence.BUTTON_CONFIRM.text())).isPresent();
        phones.tell(nelly, "/me");
        assertThat(phones.read(nelly, Sentence.HELP_SHOP.text())).isOne();
        assertThat(phones.read(nelly, question.text())).isOne();
    }

    @Test
    @Tag("A-34")
    void whenStorageFailsThePersonIsToldAndNothingIsBound() {
        ChatMessage question = phones.openLink(nelly, core.code(ALICE).token());
        core.storage.close();

        assertThat(phones.press(nelly, question, Sentence.BUTTON_CONFIRM).text())
                .isEqualTo(Sentence.STORAGE_TROUBLE.text());
        assertThat(phones.tell(nelly, "/me").text()).isEqualTo(Sentence.STORAGE_TROUBLE.text());
        assertThat(phones.now(question).button(Sentence.BUTTON_CONFIRM.text())).isPresent();
    }

    @Test
    void aSecondReaderOfTheUpdatesIsAnAlertForTheOperator() {
        until(() -> world.telegram.waitingPolls() > 0);
        try (TelegramBot second = world.newBot()) {
            second.start();

            until(() -> world.alertKinds().contains("telegram-conflict"));
        }
    }
}
