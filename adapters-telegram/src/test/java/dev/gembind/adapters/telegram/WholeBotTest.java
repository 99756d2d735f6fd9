package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.ChatSenderTest.until;
import static dev.gembind.adapters.telegram.CoreWorld.ALICE;
import static dev.gembind.adapters.telegram.CoreWorld.BOB;
import static dev.gembind.adapters.telegram.CoreWorld.SITE;
import static dev.gembind.adapters.telegram.WholeWorld.nameOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.UserId;
import dev.gembind.core.bindings.Binding;
import dev.gembind.core.bindings.SignInOutcome;
import dev.gembind.core.bindings.StartOutcome;
import dev.gembind.sandbox.telegram.ChatMessage;
import dev.gembind.sandbox.telegram.Person;
import dev.gembind.testkit.junit.LeakCheck;
import dev.gembind.testkit.junit.UncaughtExceptionGuard;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do, from the code that the site shows to the binding in storage. */
@Tag("G-01")
@Timeout(120)
@ExtendWith({LeakCheck.class, UncaughtExceptionGuard.class})
class WholeBotTest {
    private static final String TAKEN = "This Telegram account is already connected to another user";

    private final WholeWorld world = new WholeWorld(true);
    private final CoreWorld core = world.core;
    private final Phones phones = world.phones;
    private final Person nelly = world.nelly;

    @AfterEach
    void close() {
        world.close();
    }

    private void connect(Person person, UserId user) {
        ChatMessage question = phones.openLink(person, core.code(user).token());
        phones.press(person, question, Sentence.BUTTON_CONFIRM);
        phones.awaitText(question, Sentence.BOUND.text(nameOf(person), Words.masked(user.value())));
    }

    private UserId ownerOf(Person person) {
        return core.holder(person.id()).map(Binding::user).orElseThrow();
    }

    @Test
    @Tag("B-05")
    void aLinkOpenedAndConfirmedIsBoundInStorage() {
        ChatMessage question = phones.openLink(nelly, core.code(ALICE).token());
        assertThat(question.text()).contains(nameOf(nelly), "ali…26");
        assertThat(core.holder(nelly.id())).isEmpty();

        phones.press(nelly, question, Sentence.BUTTON_CONFIRM);

        Phones.assertNoButtons(phones.awaitText(question, Sentence.BOUND.text(nameOf(nelly), "ali…26")));
        assertThat(ownerOf(nelly)).isEqualTo(ALICE);
        assertThat(phones.tell(nelly, "/me").text()).contains(ALICE.value(), "Telegram: " + nameOf(nelly));
    }

    @Test
    @Tag("B-01")
    void theSecondUserReadsTheExactSentenceHoweverOftenTheyPress() {
        connect(nelly, ALICE);
        ChatMessage question = phones.openLink(nelly, core.code(BOB).token());
        world.stop();
        String first = world.telegram.press(nelly.id(), question, Sentence.BUTTON_CONFIRM.text());
        String second = world.telegram.press(nelly.id(), question, Sentence.BUTTON_CONFIRM.text());

        world.restart();

        assertThat(world.telegram.awaitAnswer(first, Phones.SOON)).isPresent();
        assertThat(world.telegram.awaitAnswer(second, Phones.SOON)).isPresent();
        phones.tell(nelly, "/help");
        assertThat(phones.now(question).text()).isEqualTo(TAKEN);
        assertThat(ownerOf(nelly)).isEqualTo(ALICE);
        assertThat(core.events("link.duplicate_rejected")).isOne();
    }

    @Test
    @Tag("B-06")
    void aCodeMayBeTypedInLowerCaseWithSpaces() {
        String spaced = core.code(ALICE).code().toLowerCase(Locale.ROOT).replace('-', ' ');

        ChatMessage question = phones.tell(nelly, "/link  " + spaced + " ");
        phones.press(nelly, question, Sentence.BUTTON_CONFIRM);

        phones.awaitText(question, Sentence.BOUND.text(nameOf(nelly), "ali…26"));
        assertThat(ownerOf(nelly)).isEqualTo(ALICE);
    }

    @Test
    @Tag("B-06")
    void aCodeCountsOnceForOnePerson() {
        StartOutcome.CodeMade code = core.code(ALICE);
        phones.openLink(nelly, code.token());

        assertThat(phones.tell(world.otto, code.code()).text()).isEqualTo(Sentence.CODE_INVALID.text());
        assertThat(phones.openLink(world.otto, code.token()).text()).isEqualTo(Sentence.CODE_INVALID.text());
    }

    @Test
    @Tag("B-06")
    void aCodePostedInAGroupIsEndedForEverybody() {
        String username = world.telegram.bot().username();
        StartOutcome.CodeMade code = core.code(ALICE);

        ChatMessage answer = phones.tellGroup(nelly, "/link@" + username + " " + code.code());

        assertThat(answer.text()).isEqualTo(Sentence.CODE_BURNT.text(username));
        assertThat(phones.tell(nelly, code.code()).text()).isEqualTo(Sentence.CODE_INVALID.text());
        assertThat(phones.openLink(world.otto, code.token()).text()).isEqualTo(Sentence.CODE_INVALID.text());
    }

    @Test
    @Tag("B-06")
    void aLinkOpenedIntoAGroupIsEndedToo() {
        String username = world.telegram.bot().username();
        StartOutcome.CodeMade code = core.code(ALICE);

        assertThat(phones.tellGroup(nelly, "/start@" + username + " " + code.token())
                        .text())
                .isEqualTo(Sentence.CODE_BURNT.text(username));
        assertThat(phones.openLink(nelly, code.token()).text()).isEqualTo(Sentence.CODE_INVALID.text());
    }

    @Test
    @Tag("B-06")
    void aQuestionAnsweredTooLateIsOver() {
        ChatMessage question = phones.openLink(nelly, core.code(ALICE).token());
        core.time.advance(Duration.ofMinutes(15));

        phones.press(nelly, question, Sentence.BUTTON_CONFIRM);

        Phones.assertNoButtons(phones.awaitText(question, Sentence.OVER.text()));
        assertThat(core.holder(nelly.id())).isEmpty();
    }

    @Test
    void aNewerCodeReplacesTheOlderOne() {
        StartOutcome.CodeMade old = core.code(ALICE);
        ChatMessage question = phones.openLink(nelly, old.token());
        StartOutcome.CodeMade replaced = core.code(ALICE);
        core.code(ALICE);

        phones.press(nelly, question, Sentence.BUTTON_CONFIRM);

        phones.awaitText(question, Sentence.OVER.text());
        assertThat(phones.openLink(nelly, replaced.token()).text()).isEqualTo(Sentence.CODE_SUPERSEDED.text());
    }

    @Test
    @Tag("B-11")
    void guessingCodesIsStoppedAndSaysForHowLong() {
        for (int i = 0; i < 5; i++) {
            assertThat(phones.tell(nelly, "/link BCDF-GHJK").text()).isEqualTo(Sentence.CODE_INVALID.text());
        }

        assertThat(phones.tell(nelly, "/link " + core.code(ALICE).code()).text())
                .isEqualTo(Sentence.SLOW_DOWN.text("15 minutes"));
    }

    @Test
    @Tag("A-32")
    void aFloodIsWarnedOnceAndNotAnswered() {
        for (int i = 0; i < 30; i++) {
            phones.tell(nelly, "/help");
        }
        for (int i = 0; i < 10; i++) {
            world.telegram.send(nelly.id(), "/help");
        }
        assertThat(phones.tell(world.otto, "/help").text()).isEqualTo(Sentence.HELP_SHOP.text());
        core.time.advance(Duration.ofMinutes(1));
        world.telegram.send(nelly.id(), "/me");
        until(() -> phones.read(nelly, Sentence.ME_STRANGER.text()) == 1);

        assertThat(phones.read(nelly, Sentence.HELP_SHOP.text())).isEqualTo(30);
        assertThat(phones.read(nelly, Sentence.FLOOD.text())).isOne();
    }

    @Test
    void aStrangerGetsAUserOfTheirOwnWhoOwnsTheAccount() {
        ChatMessage hello = phones.tell(nelly, "/start");

        phones.press(nelly, hello, Sentence.BUTTON_SIGN_UP);

        until(() -> core.holder(nelly.id()).isPresent());
        phones.awaitText(hello, Sentence.SIGNED_UP.text(ownerOf(nelly).value()));
        assertThat(phones.tell(nelly, "/start").text())
                .isEqualTo(Sentence.HELLO_KNOWN.text(ownerOf(nelly).value()));
    }

    @Test
    void aWaitingPageSignsInAfterTheYes() {
        connect(nelly, ALICE);
        StartOutcome.CodeMade page = core.signInCode();
        ChatMessage question = phones.openLink(nelly, page.token());
        assertThat(question.text())
                .contains(core.links.find(page.attempt()).orElseThrow().comparison());

        phones.press(nelly, question, Sentence.BUTTON_CONFIRM);
        phones.awaitText(question, Sentence.SIGNED_IN.text());

        assertThat(core.signIns.claim(page.attempt(), page.binder(), SITE))
                .isEqualTo(new SignInOutcome.SignedIn(ALICE, false));
    }

    @Test
    void disconnectingFreesTheAccountButNeverTheLastWayIn() {
        connect(nelly, ALICE);
        ChatMessage tooEarly = phones.tell(nelly, "/unlink");
        phones.press(nelly, tooEarly, Sentence.BUTTON_UNLINK);
        phones.awaitText(tooEarly, Sentence.LAST_IDENTITY.text(ALICE.value()));
        core.connectDiscord(ALICE);

        ChatMessage question = phones.tell(nelly, "/unlink");
        phones.press(nelly, question, Sentence.BUTTON_UNLINK);

        phones.awaitText(question, Sentence.UNLINKED.text(ALICE.value()));
        assertThat(core.holder(nelly.id())).isEmpty();
        connect(nelly, BOB);
    }
}
