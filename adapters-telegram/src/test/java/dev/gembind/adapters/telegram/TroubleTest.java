package dev.gembind.adapters.telegram;

import static dev.gembind.adapters.telegram.BotWorld.ALICE;
import static dev.gembind.adapters.telegram.BotWorld.ATTEMPT;
import static dev.gembind.adapters.telegram.BotWorld.TOKEN;
import static dev.gembind.adapters.telegram.ChatSenderTest.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gembind.adapters.telegram.TelegramHealth.State;
import dev.gembind.sandbox.faults.Fault;
import dev.gembind.sandbox.faults.FaultKind;
import dev.gembind.sandbox.telegram.CallbackAnswer;
import dev.gembind.sandbox.telegram.ChatMessage;
import dev.gembind.sandbox.telegram.Person;
import dev.gembind.sandbox.web.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Telegram, storage or the bot itself fails: people hear of it, and nothing is undone. */
@Tag("B-05")
@Timeout(120)
class TroubleTest {
    private static final Answer BLOCKED = Answer.text(
            403, "{\"ok\":false,\"error_code\":403,\"description\":\"Forbidden: bot was blocked by the user\"}");

    private final BotWorld world = new BotWorld();
    private final StagedDesk desk = world.desk;
    private final Person nelly = world.nelly;

    @BeforeEach
    void start() {
        desk.opening = new Opening.AsksToBind(ATTEMPT, ALICE, List.of());
        desk.ending = new Ending.Bound(ALICE);
        world.bot.start();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private long confirms() {
        return desk.asked().stream().filter(a -> a.startsWith("confirm")).count();
    }

    @Test
    @Tag("A-34")
    void whenStorageIsAwayACodeCanBeSentAgain() {
        desk.failure = StagedDesk.storageIsAway();
        assertThat(world.tell(nelly, "/link BCDF-GHJK").text()).isEqualTo(Sentence.STORAGE_TROUBLE.text());

        desk.failure = null;

        assertThat(world.tell(nelly, "/link BCDF-GHJK").button(Sentence.BUTTON_CONFIRM.text()))
                .isPresent();
    }

    @Test
    @Tag("A-34")
    void whenStorageIsAwayAButtonStaysAndCanBePressedAgain() {
        ChatMessage question = world.tell(nelly, "/start " + TOKEN);
        desk.failure = StagedDesk.storageIsAway();

        CallbackAnswer answer = world.press(nelly, question, Sentence.BUTTON_CONFIRM);
        desk.failure = null;
        world.press(nelly, question, Sentence.BUTTON_CONFIRM);

        assertThat(answer).isEqualTo(new CallbackAnswer(Sentence.STORAGE_TROUBLE.text(), true));
        world.awaitText(question, Sentence.BOUND.text("@" + nelly.username(), "ali…26"));
    }

    @Test
    void aFaultOfOursIsToldAndTheNextPersonIsAnswered() {
        desk.failure = new IllegalStateException("a fault");
        assertThat(world.tell(nelly, "/me").text()).isEqualTo(Sentence.TROUBLE.text());

        desk.failure = null;

        assertThat(world.tell(world.otto, "/me").text()).isEqualTo(Sentence.ME_STRANGER.text());
    }

    @Test
    void blockingTheBotRightAfterConfirmingUndoesNothing() {
        ChatMessage question = world.tell(nelly, "/start " + TOKEN);
        world.telegram
                .faults()
                .turnOn(Fault.answering(BLOCKED).on("editmessagetext").times(1));
        desk.whenConfirmed = () -> world.telegram.block(nelly.id(), true);

        world.telegram.press(nelly.id(), question, Sentence.BUTTON_CONFIRM.text());
        until(() -> confirms() == 1);

        assertThat(world.tell(world.otto, "/me").text()).isEqualTo(Sentence.ME_STRANGER.text());
        assertThat(confirms()).isOne();
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "SERVER_ERROR", "HTML_ERROR", "TRUNCATED_JSON", "EMPTY_BODY", "RATE_LIMIT"})
    void aConfirmationThatCannotBeSentIsSentLaterAndUndoesNothing(FaultKind kind) {
        ChatMessage question = world.tell(nelly, "/start " + TOKEN);
        world.telegram
                .faults()
                .turnOn(Fault.of(kind).on("editmessagetext").times(1).pausing(Duration.ofSeconds(1)));

        world.telegram.press(nelly.id(), question, Sentence.BUTTON_CONFIRM.text());

        world.awaitText(question, Sentence.BOUND.text("@" + nelly.username(), "ali…26"));
        assertThat(confirms()).isOne();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"RESET", "LOST_ANSWER", "SERVER_ERROR", "HTML_ERROR", "TRUNCATED_JSON", "WRONG_JSON", "EMPTY_BODY"
            })
    @Tag("B-10")
    void pollsThatFailLoseNothing(FaultKind kind) {
        world.telegram.faults().turnOn(Fault.of(kind).on("getupdates").times(2));

        assertThat(world.tell(nelly, "/me").text()).isEqualTo(Sentence.ME_STRANGER.text());
    }

    @Test
    @Tag("B-10")
    void whileTelegramIsDownHealthSaysSoAndAfterwardsTheBotGoesOn() {
        until(() -> world.bot.health().isHealthy() || world.telegram.waitingPolls() > 0);
        world.telegram.faults().turnOn(Fault.of(FaultKind.DOWN));
        until(() -> world.bot.health().state() == State.UNREACHABLE);
        assertThat(world.bot.health().problem()).contains("cannot be reached");

        world.telegram.faults().clear();

        assertThat(world.tell(nelly, "/me").text()).isEqualTo(Sentence.ME_STRANGER.text());
        assertThat(world.bot.health().isHealthy()).isTrue();
    }

    @Test
    void duplicatedAndReorderedUpdatesAreEachHandledOnce() {
        world.telegram.faults().turnOn(Fault.of(FaultKind.DUPLICATE_UPDATES));
        world.telegram.faults().turnOn(Fault.of(FaultKind.REORDERED_UPDATES));

        for (int i = 0; i < 10; i++) {
            world.telegram.send(nelly.id(), "/me");
        }
        until(() -> desk.asked().size() >= 10);
        world.telegram.faults().clear();
        world.tell(world.otto, "/help");

        assertThat(desk.asked()).hasSize(10);
        until(() -> world.telegram.pendingUpdates() == 0);
    }

    @Test
    @Tag("A-32")
    void aFloodIsRefusedBeforeAnythingIsAsked() {
        world.gate.open = false;
        assertThat(world.tell(nelly, "/link BCDF-GHJK").text()).isEqualTo(Sentence.FLOOD.text());
        world.gate.warning = false;
        world.telegram.send(nelly.id(), "/link BCDF-GHJK");
        until(() -> world.telegram.pendingUpdates() == 0);
        world.gate.open = true;

        ChatMessage help = world.tell(nelly, "/help");

        assertThat(help.text()).isEqualTo(Sentence.HELP.text());
        assertThat(desk.asked()).isEmpty();
    }

    @Test
    void aSecondPollerIsAlertedAndTheBotStaysUp() {
        until(() -> world.telegram.waitingPolls() > 0);
        try (TelegramBot second =
                world.bot(world.telegram.bot().token(), world.telegram.bot().username())) {
            second.start();
            until(() -> world.alarms().contains("telegram-conflict"));
        }
    }

    @Test
    void aDoctorIsToldWhatIsWrong() {
        String username = world.telegram.bot().username();
        try (TelegramBot wrongToken = world.bot("7000000001:wrong", username);
                TelegramBot wrongName = world.bot(world.telegram.bot().token(), "some_other_bot")) {
            assertThat(world.bot.findProblem()).isEmpty();
            assertThat(wrongToken.findProblem())
                    .hasValueSatisfying(p -> assertThat(p).contains("does not accept"));
            assertThat(wrongName.findProblem())
                    .hasValueSatisfying(p -> assertThat(p).contains("@" + username));
            world.telegram.faults().turnOn(Fault.of(FaultKind.SERVER_ERROR).on("getme"));
            assertThat(world.bot.findProblem())
                    .hasValueSatisfying(p -> assertThat(p).contains("cannot be reached"));
        }
    }

    @Test
    void closingTakesAboutASecondAtMost() {
        until(() -> world.telegram.waitingPolls() > 0);
        long start = System.nanoTime();

        world.bot.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(world.bot.health().state()).isEqualTo(State.STOPPED);
    }
}
