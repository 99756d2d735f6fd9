package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.BotWorld.ALICE;
import static dev.gembind.adapters.telegram.BotWorld.ATTEMPT;
import static dev.gembind.adapters.telegram.BotWorld.SOON;
import static dev.gembind.adapters.telegram.BotWorld.TOKEN;
import static dev.gembind.adapters.telegram.BotWorld.assertNoButtons;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.core.Platform;
import dev.gembind.core.bindings.BindingStatus;
import dev.gembind.sandbox.telegram.CallbackAnswer;
import dev.gembind.sandbox.telegram.ChatMessage;
import dev.gembind.sandbox.telegram.Person;
import dev.gembind.sandbox.telegram.TelegramPlatform;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B-05")
@Timeout(120)
class LinkJourneyTest {
    private final BotWorld world = new BotWorld();
    private final StagedDesk desk = world.desk;
    private final Person nelly = world.nelly;

    @BeforeEach
    void start() {
        desk.opening = new Opening.AsksToBind(ATTEMPT, ALICE, List.of());
        world.bot.start();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private ChatMessage openedLink() {
        ChatMessage start = world.telegram.openDeepLink(nelly.id(), TOKEN);
        return world.reply(nelly.id(), start.id());
    }

    @Test
    void aLinkAsksFirstAndNamesBothSidesWithoutGivingTheUserAway() {
        ChatMessage question = openedLink();

        assertThat(question.text()).contains("ali…26").doesNotContain(ALICE.value());
        assertThat(question.button(Sentence.BUTTON_CONFIRM.text())).isPresent();
        assertThat(question.button(Sentence.BUTTON_CANCEL.text())).isPresent();
        assertThat(desk.asked()).containsExactly("open " + nelly.id() + " " + TOKEN);
    }

    @Test
    void confirmingBindsAndTakesTheButtonsAway() {
        desk.ending = new Ending.Bound(ALICE);
        ChatMessage question = openedLink();

        CallbackAnswer answer = world.press(nelly, question, Sentence.BUTTON_CONFIRM);

        assertThat(answer.alert()).isFalse();
        String name = "@" + nelly.username();
        assertNoButtons(world.awaitText(question, Sentence.BOUND.text(name, "ali…26")));
        assertThat(desk.asked()).contains("confirm " + nelly.id() + " " + ATTEMPT);
    }

    @Test
    void cancellingChangesNothing() {
        ChatMessage question = openedLink();

        world.press(nelly, question, Sentence.BUTTON_CANCEL);

        assertNoButtons(world.awaitText(question, Sentence.CANCELLED.text()));
        assertThat(desk.asked()).contains("cancel " + nelly.id() + " " + ATTEMPT);
    }

    static Stream<Arguments> endings() {
        return Stream.of(
                Arguments.of(new Ending.AlreadyBound(ALICE), Sentence.ALREADY_BOUND.text("ali…26")),
                Arguments.of(
                        new Ending.BoundToAnother("This Telegram account is already connected to another user"),
                        "This Telegram account is already connected to another user"),
                Arguments.of(new Ending.UserHasOther(ALICE), Sentence.USER_HAS_OTHER.text("ali…26")),
                Arguments.of(new Ending.UnknownUser(), Sentence.UNKNOWN_USER.text()),
                Arguments.of(new Ending.SignedIn(), Sentence.SIGNED_IN.text()),
                Arguments.of(new Ending.NotConnected(), Sentence.SIGN_IN_UNKNOWN.text()),
                Arguments.of(new Ending.Suspended(), Sentence.SUSPENDED.text()),
                Arguments.of(new Ending.Over(), Sentence.OVER.text()));
    }

    @ParameterizedTest
    @MethodSource("endings")
    @Tag("A-29")
    void everyEndingHasItsSentence(Ending ending, String sentence) {
        desk.ending = ending;
        ChatMessage question = openedLink();

        world.press(nelly, question, Sentence.BUTTON_CONFIRM);

        assertNoButtons(world.awaitText(question, sentence));
    }

    @Test
    void pressingAnOldButtonTwiceIsAnsweredKindly() {
        desk.ending = new Ending.Bound(ALICE);
        ChatMessage question = openedLink();
        world.press(nelly, question, Sentence.BUTTON_CONFIRM);
        desk.ending = new Ending.Over();

        world.press(nelly, question, Sentence.BUTTON_CONFIRM);

        world.awaitText(question, Sentence.OVER.text());
    }

    @Test
    void anotherPersonsPressIsRefusedAndTheButtonsStay() {
        desk.ending = new Ending.NotYours();
        ChatMessage question = openedLink();

        CallbackAnswer answer = world.press(nelly, question, Sentence.BUTTON_CONFIRM);

        assertThat(answer).isEqualTo(new CallbackAnswer(Sentence.NOT_YOURS.text(), true));
        assertThat(currently(question).button(Sentence.BUTTON_CONFIRM.text())).isPresent();
    }

    @Test
    @Tag("B-11")
    void limitsSayHowLongToWait() {
        desk.opening = new Opening.Limited(Duration.ofMinutes(10));

        assertThat(world.tell(nelly, "BCDF-GHJK").text()).contains("10 minutes");
    }

    @Test
    void aLinkThatANewerOneReplacedSaysSo() {
        desk.opening = new Opening.Superseded();

        assertThat(openedLink().text()).isEqualTo(Sentence.CODE_SUPERSEDED.text());
    }

    @Test
    void whatElseIsConnectedHelpsToRecogniseTheUserAndIsMaskedToo() {
        desk.opening = new Opening.AsksToBind(
                ATTEMPT, ALICE, List.of(new Connected(Platform.DISCORD, "alice-in-chains", BindingStatus.ACTIVE)));

        assertThat(openedLink().text()).contains("ali…26 (Discord ali…ns)").doesNotContain("alice");
    }

    private ChatMessage currently(ChatMessage message) {
        return world.telegram.messages(message.chat()).stream()
                .filter(m -> m.id() == message.id())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSignInShowsThePagesCodeAndWarns() {
        desk.opening = new Opening.AsksToSignIn(ATTEMPT, "BCDF-GHJK");

        ChatMessage question = openedLink();

        assertThat(question.text()).contains("BCDF-GHJK", "Confirm only if you opened that page yourself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/link bcdf-ghjk", "bcdf-ghjk", "/start bcdf-ghjk"})
    @Tag("B-06")
    void typedCodesOpenTheSameQuestion(String text) {
        ChatMessage question = world.tell(nelly, text);

        assertThat(question.button(Sentence.BUTTON_CONFIRM.text())).isPresent();
        assertThat(desk.asked()).containsExactly("open " + nelly.id() + " bcdf-ghjk");
    }

    @Test
    @Tag("B-06")
    void aWrongCodeIsAnsweredWithOneSentence() {
        desk.opening = new Opening.Invalid();

        assertThat(world.tell(nelly, "/link BCDF-GHJK").text()).isEqualTo(Sentence.CODE_INVALID.text());
    }

    @Test
    void whatIsNoCodeNeverReachesCore() {
        assertThat(world.tell(nelly, "/link").text()).isEqualTo(Sentence.LINK_WITHOUT_CODE.text());
        assertThat(world.tell(nelly, "/start Labc trailing").text()).isEqualTo(Sentence.LINK_BROKEN.text());
        assertThat(world.tell(nelly, "/start " + "x".repeat(65)).text()).isEqualTo(Sentence.LINK_BROKEN.text());
        assertThat(world.tell(nelly, "good morning").text()).isEqualTo(Sentence.NOT_UNDERSTOOD.text());
        assertThat(world.tell(nelly, "/nonsense").text()).isEqualTo(Sentence.NOT_UNDERSTOOD.text());
        assertThat(world.tell(nelly, "/link " + "B".repeat(4_000)).text()).isEqualTo(Sentence.NOT_UNDERSTOOD.text());
        assertThat(desk.asked()).isEmpty();
    }

    @Test
    void codesInAGroupAreEndedAndNotOpened() {
        desk.burning = true;

        ChatMessage command = world.telegram.sendInGroup(
                nelly.id(), "/link@" + world.telegram.bot().username() + " BCDF-GHJK");

        assertThat(world.reply(TelegramPlatform.GROUP, command.id()).text())
                .isEqualTo(Sentence.CODE_BURNT.text(world.telegram.bot().username()));
        assertThat(desk.asked()).containsExactly("burn " + nelly.id() + " BCDF-GHJK");
    }

    @Test
    void anEditedMessageIsNotReadAgain() {
        ChatMessage written = world.telegram.send(nelly.id(), "hello");
        world.reply(nelly.id(), written.id());

        world.telegram.edit(written, "/link BCDF-GHJK");
        world.tell(nelly, "/help");

        assertThat(desk.asked()).isEmpty();
    }

    @Test
    void aForgedPressFromAnotherChatDoesNothing() {
        ChatMessage question = openedLink();
        String forged = "{\"id\":\"q9\",\"from\":{\"id\":" + world.otto.id()
                + ",\"is_bot\":false,\"first_name\":\"Otto\"},\"chat_instance\":\"1\",\"data\":\"c:" + ATTEMPT
                + "\",\"message\":{\"message_id\":" + question.id() + ",\"date\":1700000000,\"chat\":{\"id\":"
                + nelly.id() + ",\"type\":\"private\",\"first_name\":\"Nelly\"}}}";

        world.telegram.inject("callback_query", forged);
        world.tell(nelly, "/help");

        assertThat(desk.asked()).noneMatch(asked -> asked.startsWith("confirm"));
        assertThat(world.telegram.awaitMessage(nelly.id(), m -> m.id() == question.id(), SOON))
                .contains(question);
    }
}
