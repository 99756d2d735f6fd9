package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.BotWorld.ALICE;
import static dev.gembind.adapters.telegram.BotWorld.assertNoButtons;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Platform;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.sandbox.telegram.BotCommand;
import dev.gembind.sandbox.telegram.ChatMessage;
import dev.gembind.sandbox.telegram.Person;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("A-29")
@Timeout(120)
class AccountJourneyTest {
    private static final String BINDING = "b123456789abcdefghijklmnop";
    private static final Membership MEMBER = new Membership(
            ALICE,
            BINDING,
            List.of(
                    new Connected(Platform.DISCORD, "alice#1", BindingStatus.STALE),
                    new Connected(Platform.TELEGRAM, "@nelly", BindingStatus.ACTIVE)));

    private final BotWorld world = new BotWorld();
    private final StagedDesk desk = world.desk;
    private final Person nelly = world.nelly;

    @BeforeEach
    void start() {
        world.bot.start();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void startOffersAStrangerAUserOfTheirOwnAndAsksFirst() {
        desk.signUp = new SignUp.Made(ALICE);

        ChatMessage hello = world.tell(nelly, "/start");
        assertThat(hello.text()).isEqualTo(Sentence.HELLO_STRANGER.text());
        assertThat(desk.asked()).noneMatch(asked -> asked.startsWith("signUp"));
        world.press(nelly, hello, Sentence.BUTTON_SIGN_UP);

        assertNoButtons(world.awaitText(hello, Sentence.SIGNED_UP.text(ALICE.value())));
        assertThat(desk.asked()).contains("signUp " + nelly.id());
    }

    @Test
    void aStrangerMaySayNo() {
        ChatMessage hello = world.tell(nelly, "/start");

        world.press(nelly, hello, Sentence.BUTTON_NOT_NOW);

        assertNoButtons(world.awaitText(hello, Sentence.NOT_SIGNED_UP.text()));
        assertThat(desk.asked()).noneMatch(asked -> asked.startsWith("signUp"));
    }

    @Test
    void signingUpTwiceMakesNothing() {
        ChatMessage hello = world.tell(nelly, "/start");

        desk.signUp = new SignUp.Limited(Duration.ofSeconds(5));
        assertThat(world.press(nelly, hello, Sentence.BUTTON_SIGN_UP).text()).contains("5 seconds");
        desk.signUp = new SignUp.Known(ALICE);
        world.press(nelly, hello, Sentence.BUTTON_SIGN_UP);
        world.awaitText(hello, Sentence.HELLO_KNOWN.text(ALICE.value()));
    }

    @Test
    void signingUpWhereItWasClosedMeanwhileMakesNothing() {
        ChatMessage hello = world.tell(nelly, "/start");
        desk.signUp = new SignUp.Closed();

        world.press(nelly, hello, Sentence.BUTTON_SIGN_UP);

        world.awaitText(hello, Sentence.SIGN_UP_CLOSED.text());
    }

    @Test
    void startExplainsWhereSignUpIsClosed() {
        desk.signUpOpen = false;

        ChatMessage hello = world.tell(nelly, "/start");

        assertThat(hello.text()).isEqualTo(Sentence.HELLO_STRANGER_NO_SIGN_UP.text());
        assertNoButtons(hello);
    }

    @Test
    void startWelcomesSomebodyWhoIsKnown() {
        desk.membership = Optional.of(MEMBER);

        assertThat(world.tell(nelly, "/start").text()).isEqualTo(Sentence.HELLO_KNOWN.text(ALICE.value()));
    }

    @Test
    void meNamesTheUserAndEverythingConnected() {
        assertThat(world.tell(nelly, "/me").text()).isEqualTo(Sentence.ME_STRANGER.text());
        desk.membership = Optional.of(MEMBER);

        assertThat(world.tell(nelly, "/me").text())
                .contains(ALICE.value(), "• Discord: alice#1 – connect it again", "• Telegram: @nelly");
    }

    @Test
    void unlinkAsksFirstAndNamesTheBindingItAskedAbout() {
        desk.membership = Optional.of(MEMBER);
        desk.parting = new Parting.Unlinked(ALICE);

        ChatMessage question = world.tell(nelly, "/unlink");
        assertThat(question.text()).contains(ALICE.value());
        assertThat(desk.asked()).noneMatch(asked -> asked.startsWith("unlink"));
        world.press(nelly, question, Sentence.BUTTON_UNLINK);

        assertNoButtons(world.awaitText(question, Sentence.UNLINKED.text(ALICE.value())));
        assertThat(desk.asked()).contains("unlink " + nelly.id() + " " + BINDING);
    }

    @Test
    void whatAnOperatorHoldsCannotBeGivenUpNorSignedUpAgain() {
        desk.membership = Optional.of(MEMBER);
        desk.parting = new Parting.Suspended();
        ChatMessage question = world.tell(nelly, "/unlink");
        world.press(nelly, question, Sentence.BUTTON_UNLINK);
        world.awaitText(question, Sentence.SUSPENDED.text());

        desk.membership = Optional.empty();
        desk.signUp = new SignUp.Suspended();
        ChatMessage hello = world.tell(nelly, "/start");
        world.press(nelly, hello, Sentence.BUTTON_SIGN_UP);
        world.awaitText(hello, Sentence.SUSPENDED.text());
    }

    @Test
    void theLastWayInStays() {
        desk.membership = Optional.of(MEMBER);
        desk.parting = new Parting.LastWayIn(ALICE);
        ChatMessage question = world.tell(nelly, "/unlink");

        world.press(nelly, question, Sentence.BUTTON_UNLINK);

        assertNoButtons(world.awaitText(question, Sentence.LAST_IDENTITY.text(ALICE.value())));
    }

    @Test
    void unlinkingCanBeCalledOff() {
        desk.membership = Optional.of(MEMBER);
        ChatMessage question = world.tell(nelly, "/unlink");

        world.press(nelly, question, Sentence.BUTTON_KEEP);

        assertNoButtons(world.awaitText(question, Sentence.KEPT.text()));
        assertThat(desk.asked()).noneMatch(asked -> asked.startsWith("unlink"));
    }

    @Test
    void unlinkingWhatIsNotConnectedSaysSo() {
        assertThat(world.tell(nelly, "/unlink").text()).isEqualTo(Sentence.NOT_LINKED.text());
        desk.membership = Optional.of(MEMBER);
        ChatMessage question = world.tell(nelly, "/unlink");

        world.press(nelly, question, Sentence.BUTTON_UNLINK);

        world.awaitText(question, Sentence.UNLINK_OVER.text());
    }

    @Test
    void helpListsWhatTheMenuLists() {
        String help = world.tell(nelly, "/help").text();

        assertThat(world.telegram.commands())
                .extracting(BotCommand::name)
                .containsExactly("start", "link", "me", "unlink", "help");
        assertThat(help).contains("/link", "/me", "/unlink", "/help");
    }
}
